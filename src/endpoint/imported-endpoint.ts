import { Token } from 'aws-cdk-lib';
import { Connections } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { bindUpkeep } from './bind-upkeep';
import { EndpointBase } from './endpoint-base';
import type { ClientVpnEndpointPlusAttributes } from './endpoint-interface';
import { ClientVpnIpAddressType } from './ip-address-type';
import { noConnections } from './no-connections';
import { subnetKey } from '../cdk/construct-ids';
import { declareFacts } from '../children/endpoint-facts';
import { partsOf } from '../children/endpoint-parts';
import { Cidr } from '../ip/cidr';
import { connectableGroups } from '../network/connectable-groups';
import { TWO_NETWORKS } from '../rules/construct-rules';
import { CERTIFICATE, MANAGED_TAGS, REVOCATION_LIST, expectAll, expectName, expectOneOf, invalidArgument, LOG_GROUP, SECURITY_GROUP, SUBNET, TRANSIT_GATEWAY, VPC, type Names, constructId, expectProps } from '../validation/argument-checks';
import { report } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const ATTRIBUTES: Names<ClientVpnEndpointPlusAttributes> = {
  clientVpnEndpointId: 'required',
  securityGroups: true,
  associatedSubnets: true,
  vpc: true,
  transitGateway: true,
  trafficIpAddressType: true,
  clientCidrBlock: true,
  serverCertificate: true,
  logGroup: true,
  managedTags: true,
  revocationList: true,
};

/** An imported endpoint. */
export class ImportedEndpoint extends EndpointBase {
  public readonly clientVpnEndpointId: string;
  private readonly known?: Connections;

  public constructor(scope: Construct, id: string, attrs: ClientVpnEndpointPlusAttributes) {
    super(scope, constructId('ClientVpnEndpointPlus.fromClientVpnEndpointAttributes', id, arguments));
    expectProps(this, 'attrs', attrs, ATTRIBUTES, {
      optional: {
        vpc: VPC,
        transitGateway: TRANSIT_GATEWAY,
        serverCertificate: CERTIFICATE,
        logGroup: LOG_GROUP,
        managedTags: MANAGED_TAGS,
        revocationList: REVOCATION_LIST,
      },
      instead: '{ clientVpnEndpointId: "cvpn-endpoint-0123456789abcdef0" }',
    });
    expectName(this, 'clientVpnEndpointId', attrs.clientVpnEndpointId, '"cvpn-endpoint-0123456789abcdef0"');
    expectAll(this, 'securityGroups', attrs.securityGroups ?? [], SECURITY_GROUP);
    expectAll(this, 'associatedSubnets', attrs.associatedSubnets ?? [], SUBNET);
    expectOneOf(this, 'trafficIpAddressType', attrs.trafficIpAddressType, Object.values(ClientVpnIpAddressType), 'ClientVpnIpAddressType.DUAL_STACK');
    expectRange(this, attrs.clientCidrBlock);
    expectOneNetwork(this, attrs);
    attrs.revocationList?._checkList(this, {});
    attrs.managedTags?._checkTags(this);
    this.clientVpnEndpointId = attrs.clientVpnEndpointId;
    this.known = attrs.securityGroups?.length ? new Connections({ securityGroups: connectableGroups(attrs.securityGroups) }) : undefined;
    const { clientCidrBlock, logGroup, serverCertificate, trafficIpAddressType, transitGateway, vpc } = attrs;
    declareFacts(this, { clientCidrBlock, logGroup, serverCertificate, trafficIpAddressType, transitGateway, vpc });
    const { children, reader } = partsOf(this);
    for (const subnet of attrs.associatedSubnets ?? []) {
      children.associate({ scope: new Construct(this, `Association-${subnetKey(subnet, reader.vpcOf(subnet) ?? this)}`), subnet });
    }
    bindUpkeep(this, { managedTags: attrs.managedTags, revocationList: attrs.revocationList });
  }

  public get connections(): Connections {
    if (this.known === undefined) {
      noConnections(this, 'the endpoint was imported without its security groups.',
        'Give fromClientVpnEndpointAttributes() the securityGroups of the endpoint.');
    }
    return this.known;
  }
}

/** Throws for a client range that is resolved and not a range. */
function expectRange(endpoint: ImportedEndpoint, range: unknown): void {
  if (range !== undefined && !Token.isUnresolved(range) && (typeof range !== 'string' || Cidr.parse(range) === undefined)) {
    invalidArgument(endpoint, 'clientCidrBlock', range, '"10.100.0.0/16"');
  }
}

/** Throws for an endpoint with both a VPC and a transit gateway. */
function expectOneNetwork(endpoint: ImportedEndpoint, attrs: ClientVpnEndpointPlusAttributes): void {
  const { associatedSubnets = [], securityGroups = [], transitGateway, vpc } = attrs;
  const others = { vpc: vpc !== undefined, associatedSubnets: associatedSubnets.length > 0, securityGroups: securityGroups.length > 0 };
  const [other] = Object.entries(others).find(([, isGiven]) => isGiven) ?? [];
  if (transitGateway !== undefined && other !== undefined) {
    report(endpoint, TWO_NETWORKS,
      `${other} is given together with transitGateway: an endpoint is in a VPC or on a transit gateway.`, `Leave out ${other} or transitGateway.`);
  }
}
