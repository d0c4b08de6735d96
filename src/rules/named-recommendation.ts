import { Evolution, ExistingEngine } from '../profile/access-pattern-profile';
import { Evidence } from './rule';
import { onAws, singleKey } from './three-part-test';

/** What every named recommendation of DynamoDB needs: a single key proven, on AWS, patterns that settle, no Postgres to move. */
export function admitsDynamoDb({ workload, thresholds }: Evidence): boolean {
  const { evolution, existingStore } = workload.profile;
  if (evolution === Evolution.EVOLVING || existingStore?.engine === ExistingEngine.POSTGRES) return false;
  return singleKey(workload, thresholds).met === true && onAws(workload).met === true;
}
