import { REGION } from '../service/region-names';

/** What the names of hosts end with, by the begin of the Region's name. */
const SUFFIXES: ReadonlyArray<readonly [region: string, suffix: string]> = [
  ['cn-', 'amazonaws.com.cn'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['us-isof-', 'csp.hci.ic.gov'],
  ['us-iso-', 'c2s.ic.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk'],
  ['eusc-', 'amazonaws.eu'],
];
const ID = /^cvpn-endpoint-[0-9a-f]{8,17}$/;
const HOST = new RegExp(`(?:^|[*.])(cvpn-endpoint-[0-9a-f]{8,17})\\.prod\\.clientvpn\\.(${REGION})\\.`);
const ARN = new RegExp(`^arn:[a-z-]+:[a-z0-9-]+:(${REGION}):`);

export const isEndpointId = (text: string) => ID.test(text);

/** The name below which the names of an endpoint are. */
export function endpointHost(id: string, region: string): string {
  const [, suffix] = SUFFIXES.find(([begin]) => region.startsWith(begin)) ?? ['', 'amazonaws.com'];
  return `${id}.prod.clientvpn.${region}.${suffix}`;
}

export interface DeployedEndpoint {
  readonly id: string;
  readonly region?: string;
}

/** The endpoints among the outputs of stacks, as `cdk deploy --outputs-file` writes them; the Region is in the DNS name, or in an ARN beside the id. */
export function endpointsIn(outputs: unknown): DeployedEndpoint[] {
  const found = new Map<string, string | undefined>();
  for (const stack of Object.values(outputs ?? {}) as unknown[]) {
    const texts = Object.values(stack ?? {}).filter((value): value is string => typeof value === 'string');
    const beside = texts.flatMap((value) => ARN.exec(value)?.[1] ?? HOST.exec(value)?.[2] ?? [])[0];
    for (const text of texts) {
      const [, id, region] = HOST.exec(text) ?? [];
      if (id !== undefined || ID.test(text)) {
        found.set(id ?? text, region ?? found.get(id ?? text) ?? beside);
      }
    }
  }
  return Array.from(found, ([id, region]) => ({ id, region }));
}
