import { grouped } from '../../model/names';
import { quantity } from '../terminal/io';

/** What someone has read on the pricing page, and how each endpoint is used. */
export interface Prices {
  readonly associationHour: number;
  readonly connectionHour: number;
  readonly connections?: number;
  readonly hours?: number;
  readonly days?: number;
}

/** What is billed of one endpoint. */
export interface EndpointCost {
  readonly file: string;
  /** Absent when it is not known. */
  readonly endpoint?: string;
  readonly isMadeHere: boolean;
  readonly region?: string;
  readonly associations: number;
  /** How many of them there are under a condition only. */
  readonly conditional: number;
  /** Whether there may be more: those of macros, or of a list that is not known. */
  readonly isMore: boolean;
}

const PRICING_PAGE = 'https://aws.amazon.com/vpn/pricing/';

/** A month as AWS counts it where it estimates: 8,760 hours of a year, by 12. */
const HOURS_OF_MONTH = 730;

const NOT_INCLUDED = [
  'data transfer', 'NAT gateways', 'transit gateways and their attachments', 'peering', 'logs in CloudWatch', 'queries, alarms and dashboards', 'connect handlers',
  'AWS Private CA', 'directories',
];

export function costAsText(costs: readonly EndpointCost[], prices: Prices): string[] {
  if (costs.length === 0) {
    return ['There are no Client VPN resources.'];
  }
  const isOneFile = costs.every(({ file }) => file === costs[0].file);
  const regions = [...new Set(costs.map(({ region }) => region))];
  const [region] = regions;
  return [
    ...costs.flatMap((cost) => [...ofEndpoint(cost, prices, isOneFile), '']),
    ...costs.length > 1 ? [`All endpoints together: ${money(sum(costs.map((cost) => perMonth(cost, prices).together)))} a month.`, ''] : [],
    `The prices are yours. Compare them with those of ${regions.length === 1 && region !== undefined ? region : 'the Region'}: ${PRICING_PAGE}`,
    `Not included: ${NOT_INCLUDED.join(', ')}.`,
    'A started hour counts as a whole one, for each connection and each association.',
  ];
}

export function costAsJson(costs: readonly EndpointCost[], prices: Prices): object {
  const { associationHour, connectionHour, connections, days, hours } = prices;
  return {
    endpoints: costs.map((cost) => {
      const { associations, conditional, endpoint = null, file, isMadeHere, isMore, region = null } = cost;
      const { ofAssociations, ofConnections, together } = perMonth(cost, prices);
      return {
        file,
        endpoint,
        isMadeHere,
        region,
        associations,
        conditional,
        isMore,
        perMonth: {
          associations: rounded(ofAssociations),
          connections: ofConnections === undefined ? null : rounded(ofConnections),
          together: rounded(together),
        },
      };
    }),
    prices: { associationHour, connectionHour },
    use: connections === undefined ? null : { connections, hours, days },
    perMonth: rounded(sum(costs.map((cost) => perMonth(cost, prices).together))),
    notIncluded: NOT_INCLUDED,
    source: PRICING_PAGE,
  };
}

function ofEndpoint(cost: EndpointCost, prices: Prices, isOneFile: boolean): string[] {
  const { associations, conditional, endpoint, file, isMadeHere, isMore } = cost;
  const { associationHour, connectionHour, connections, days, hours } = prices;
  const { ofAssociations, ofConnections, together } = perMonth(cost, prices);
  const heading = ['Endpoint', endpoint, isMadeHere ? undefined : '(imported)', isOneFile ? undefined : `in ${file}`];
  return [
    heading.filter((part) => part !== undefined).join(' '),
    `  ${quantity(associations, 'association')} × ${HOURS_OF_MONTH} hours × ${associationHour} = ${money(ofAssociations)} a month, whoever is connected`,
    ...conditional > 0 ? [`    ${conditional} of them under a condition: counted as if it were met`] : [],
    ...isMore || !isMadeHere ? ['    there may be more of them, which the template does not tell'] : [],
    ...ofConnections === undefined ? [`  each hour of a connection: ${connectionHour}. How many there are tell --connections, --hours and --days`] : [
      `  ${quantity(connections!, 'connection')} × ${Math.ceil(hours!)} hours × ${days} days × ${connectionHour} = ${money(ofConnections)} a month`,
      `  together ${money(together)} a month`,
    ],
  ];
}

function perMonth({ associations }: EndpointCost, { associationHour, connectionHour, connections, days, hours }: Prices) {
  const ofAssociations = associations * HOURS_OF_MONTH * associationHour;
  const ofConnections = connections === undefined ? undefined : connections * Math.ceil(hours!) * days! * connectionHour;
  return { ofAssociations, ofConnections, together: ofAssociations + (ofConnections ?? 0) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Two places, as money is written: of 0.1 and 0.2 binary numbers make 0.30000000000000004. */
function rounded(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function money(amount: number): string {
  const [whole, cents] = amount.toFixed(2).split('.');
  return `${grouped(BigInt(whole))}.${cents}`;
}
