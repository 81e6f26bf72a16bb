import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { PORTAL_UNKNOWN } from '../rules/construct-rules';
import { report } from '../validation/reporting';

const COMMERCIAL = 'self-service.clientvpn.amazonaws.com';
const GOV_CLOUD = 'gov.self-service.clientvpn.amazonaws.com';

/** The host of the self-service portal for a Region; one that is only known at deployment counts as one of the commercial partition. */
export function portalHost(scope: IConstruct, region: string): string {
  if (Token.isUnresolved(region)) {
    return COMMERCIAL;
  }
  if (region.startsWith('us-gov-')) {
    return GOV_CLOUD;
  }
  if (/^(cn|[a-z]+-iso[a-z]*|eusc)-/.test(region)) {
    const wrong = `selfServicePortalUrl is not documented for ${region}: AWS documents the host of the portal for its commercial Regions and for GovCloud.`;
    report(scope, PORTAL_UNKNOWN, wrong, 'Take the address from the console of AWS Client VPN.');
  }
  return COMMERCIAL;
}
