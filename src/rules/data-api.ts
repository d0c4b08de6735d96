import { Access } from '../profile/access';
import { Operation, PostgresFeature } from '../profile/access-pattern-profile';
import { count } from '../profile/format';
import { loadOfPostgres } from './existing-table';
import { DATA_API_REQUEST_BYTES, DATA_API_RESPONSE_BYTES, DATA_API_ROW_BYTES } from './limits';
import { Evidence } from './rule';
import { largestRequestBytes, largestStoredBytes } from './sizes';

/** Why the Data API of Aurora cannot serve what comes to Postgres; empty when it can. What is unknown is no obstacle. */
export function dataApiObstacles(evidence: Evidence): readonly string[] {
  return [...featureObstacles(evidence), ...sizeObstacles(evidence), ...rateObstacles(evidence)];
}

/** Notifications need a connection that stays open. */
function featureObstacles({ workload }: Evidence): readonly string[] {
  return (workload.profile.requires ?? []).includes(PostgresFeature.LISTEN_NOTIFY) ? ['it has no LISTEN'] : [];
}

/** What is added up in the database comes back as a row or two. */
function sizeObstacles(evidence: Evidence): readonly string[] {
  return loadOfPostgres(evidence).load.flatMap((access) => {
    if (access.writes) return requestObstacles(access);
    if (access.operation === Operation.AGGREGATE) return [];
    const row = largestStoredBytes(access.entity) ?? 0;
    if (row > DATA_API_ROW_BYTES) return [`'${access.name}' reads rows of up to ${count(row)} bytes, and it returns ${count(DATA_API_ROW_BYTES)} per row`];
    const response = largestRequestBytes(access) ?? 0;
    return response > DATA_API_RESPONSE_BYTES
      ? [`'${access.name}' reads up to ${count(response)} bytes, and it returns ${count(DATA_API_RESPONSE_BYTES)} per request`]
      : [];
  });
}

function requestObstacles(access: Access): readonly string[] {
  const request = largestRequestBytes(access) ?? 0;
  return request > DATA_API_REQUEST_BYTES
    ? [`'${access.name}' writes up to ${count(request)} bytes, and it takes ${count(DATA_API_REQUEST_BYTES)} per request`]
    : [];
}

/** It has no rate limit of its own, but every request runs on the writer, like a strong read. */
function rateObstacles(evidence: Evidence): readonly string[] {
  const requests = loadOfPostgres(evidence).requestsPerSecond.value;
  const refused = evidence.thresholds.refusedStrongRequestsPerSecond;
  return requests >= refused ? [`it brings all ${count(requests)} requests/s to the writer, and one is refused from ${count(refused)}`] : [];
}
