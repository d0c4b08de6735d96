import { counted, usd } from '../../../profile/format';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';
import { WaysOut, waysOut } from '../../ways-out';

export const rule: Rule = {
  id: 'postgres/network/endpoints-are-safer-and-cost-more',
  question: 'postgres/network',
  title: 'Interface endpoints reach AWS alone, and a NAT gateway any address',
  sources: [
    { ref: PAGES.interfaceEndpoints, claim: 'an interface endpoint is a private way to one service, billed for each Availability Zone' },
    { ref: PAGES.natGateways, claim: 'a NAT gateway lets everything in private subnets open connections to the internet, and is lost with its zone' },
  ],
  judge: ({ workload, settled }) => {
    const ways = waysOut(workload, settled);
    return [ways.option === 'nat-gateway'
      ? favors('nat-gateway', () => `${costsInWords(ways)}: development takes the cheaper one, and the database stays in isolated subnets`)
      : favors('interface-endpoints', () => `${costsInWords(ways)}: without a way out nothing leaks, and no single zone carries it all`, 'a VPC of your own saves both: `vpc`')];
  },
};

function costsInWords({ perZone, zones, endpointsMonthlyUsd, natMonthlyUsd }: WaysOut): string {
  return `${counted(perZone, 'interface endpoint')} in ${zones} Availability Zones ${perZone === 1 ? 'costs' : 'cost'} ${usd(endpointsMonthlyUsd)} a month, `
    + `one NAT gateway ${usd(natMonthlyUsd)} (us-east-1)`;
}
