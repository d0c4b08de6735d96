import { ClientKind } from '../profile/access-pattern-profile';
import { Workload } from '../profile/workload';

/** Whether clients reach Postgres by the Data API alone: functions that cannot join a VPC. */
export function comesByDataApi({ profile: { clients } }: Workload): boolean {
  return clients?.kind === ClientKind.FUNCTIONS && clients.canJoinVpc === false;
}
