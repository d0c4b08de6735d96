import { Platform, Topology, Traffic } from '../profile/access-pattern-profile';
import { Engine } from '../profile/engine';
import { Workload } from '../profile/workload';

/** A newer fact that differs from the guidance; the decision follows the guidance all the same. */
interface Advisory {
  readonly source: string;
  readonly text: string;
  applies(workload: Workload, engine: Engine | undefined): boolean;
}

const ADVISORIES: readonly Advisory[] = [
  {
    source: 'https://docs.aws.amazon.com/decision-guides/latest/databases-on-aws-how-to-choose',
    text: 'Aurora DSQL serves SQL in two Regions at once (and a witness), active-active and strongly consistent; '
      + 'it lacks extensions, triggers and PL/pgSQL, and limits a transaction to 3,000 rows and 10 MiB',
    applies: ({ profile }) => profile.regions?.topology === Topology.ACTIVE_ACTIVE,
  },
  {
    source: 'https://docs.aws.amazon.com/decision-guides/latest/databases-on-aws-how-to-choose',
    text: 'for a new relational application on AWS that needs no extension, trigger or PL/pgSQL, AWS names Aurora DSQL as a starting point',
    applies: ({ profile }, engine) => engine !== Engine.DYNAMODB && profile.regions?.topology !== Topology.ACTIVE_ACTIVE
      && (profile.requires ?? []).length === 0 && !profile.existingStore && (profile.platform ?? Platform.AWS) !== Platform.ELSEWHERE,
  },
  {
    source: 'https://docs.aws.amazon.com/timestream/',
    text: 'for time series that are aggregated by window rather than read by key, AWS offers Timestream for InfluxDB',
    applies: ({ profile }) => profile.entities.some((entity) => entity.appendOnly
      && entity.key.some((attribute) => entity.attributes[attribute] === 'timestamp')),
  },
  {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html',
    text: 'Aurora Serverless v2 also scales to zero since 2024 and resumes in about 15 seconds, but never with an open pool, pg_cron or a feed',
    applies: ({ profile }) => profile.traffic === Traffic.UNPREDICTABLE,
  },
  {
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html',
    text: 'a GSI can also be added to a live table, one at a time; keys and projection of an existing one stay as they are',
    applies: ({ load }) => load.some((access) => !access.fullKey),
  },
];

/** The advisories that this workload calls for. */
export function advisoriesFor(workload: Workload, engine: Engine | undefined): string[] {
  return ADVISORIES.filter((advisory) => advisory.applies(workload, engine)).map((advisory) => `${advisory.text} (${advisory.source})`);
}
