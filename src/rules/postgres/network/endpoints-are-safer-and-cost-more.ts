import { HOURS_PER_MONTH } from '../../../designs/cost/cost-lines';
import { endpointsPerZone } from '../../../designs/cost/network-costs';
import { zonesOf } from '../../../designs/cost/postgres-basis';
import { pricesFor } from '../../../designs/cost/prices';
import { tierOf } from '../../../designs/postgres/needs';
import { AvailabilityTier } from '../../../profile/access-pattern-profile';
import { usd } from '../../../profile/format';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';

export const rule: Rule = {
  id: 'postgres/network/endpoints-are-safer-and-cost-more',
  question: 'postgres/network',
  title: 'Interface endpoints reach AWS alone, and a NAT gateway any address',
  sources: [
    { ref: PAGES.interfaceEndpoints, claim: 'an interface endpoint is a private way to one service, billed for each Availability Zone' },
    { ref: PAGES.natGateways, claim: 'a NAT gateway lets everything in private subnets open connections to the internet, and is lost with its zone' },
  ],
  judge: ({ workload, settled }) => {
    const { interfaceEndpoint, natGateway } = pricesFor('us-east-1').rates;
    const zones = zonesOf({ options: settled });
    const perZone = endpointsPerZone(settled['postgres/pooler'] ?? 'pgbouncer').length;
    const endpoints = perZone * zones * interfaceEndpoint.usd * HOURS_PER_MONTH;
    const numbers = () => `${perZone} interface endpoint${perZone === 1 ? '' : 's'} in ${zones} Availability Zones cost ${usd(endpoints)} a month, one NAT gateway ${usd(natGateway.usd * HOURS_PER_MONTH)} (us-east-1)`;
    const cheap = tierOf(workload) === AvailabilityTier.DEVELOPMENT && endpoints > natGateway.usd * HOURS_PER_MONTH;
    return [cheap
      ? favors('nat-gateway', () => `${numbers()}: development takes the cheaper one, and the database stays in isolated subnets`)
      : favors('interface-endpoints', () => `${numbers()}: without a way out nothing leaks, and no single zone carries it all`, 'a VPC of your own saves both: `vpc`')];
  },
};
