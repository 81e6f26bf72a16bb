import { CfnClientVpnEndpoint, Connections } from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { aws_logs } from 'aws-cdk-lib/interfaces';
import type { Construct, IConstruct } from 'constructs';
import { bindEndpoint } from './bind-endpoint';
import { bindUpkeep, warnOfTags } from './bind-upkeep';
import { expectKinds } from './check-props';
import { ClientVpnEffectiveAccess } from './effective-access';
import { EndpointBase } from './endpoint-base';
import type { ClientVpnEndpointPlusAttributes, IClientVpnEndpointPlus } from './endpoint-interface';
import type { ClientVpnEndpointPlusProps } from './endpoint-props';
import { ImportedEndpoint } from './imported-endpoint';
import { writeNewerProperties } from './newer-properties';
import { noConnections } from './no-connections';
import { checkCertificateFiles } from '../authentication/certificate-files';
import { TypeMark } from '../cdk/type-marks';
import { orLeaveNothing } from '../cdk/undo';
import { declareFacts } from '../children/endpoint-facts';
import { partsOf } from '../children/endpoint-parts';
import { afterOthersOf } from '../creation-order/after-others';
import { concurrentOperations } from '../creation-order/concurrent-operations';
import { ClientVpnAssociationPlus } from '../network-access/association';
import { constructId, limitArguments, scoped } from '../validation/argument-checks';

const MARK = new TypeMark('ClientVpnEndpointPlus');

/**
 * An AWS Client VPN endpoint, with its associations, its security group and its log group.
 *
 * Clients reach nothing until `addNetworkAccess()` or `addAuthorizationRule()` grants access.
 *
 * @example
 * declare const vpc: ec2.Vpc;
 * declare const serverCertificate: acm.ICertificate;
 * declare const samlProvider: iam.ISAMLProviderRef;
 *
 * const vpn = new ClientVpnEndpointPlus(this, 'Vpn', {
 *   clientCidrBlock: '10.100.0.0/16',
 *   serverCertificate,
 *   authentication: ClientVpnAuthentication.federated(samlProvider),
 *   network: ClientVpnNetwork.vpc(vpc),
 *   splitTunnel: true,
 * });
 * vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is.html
 */
@scoped
@propertyInjectable
export class ClientVpnEndpointPlus extends EndpointBase {
  /**
   * The id of this class for property injection: an organisation's defaults for its props.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-client-vpn-plus.ClientVpnEndpointPlus';

  /**
   * Imports an existing endpoint.
   */
  public static fromClientVpnEndpointAttributes(scope: Construct, id: string, attrs: ClientVpnEndpointPlusAttributes): IClientVpnEndpointPlus {
    return new ImportedEndpoint(scope, id, attrs);
  }

  /**
   * Whether a construct is a `ClientVpnEndpointPlus`, also one of another copy of this library.
   */
  public static isClientVpnEndpointPlus(construct: IConstruct): construct is ClientVpnEndpointPlus {
    return MARK.isOn(construct);
  }

  public readonly clientVpnEndpointId: string;

  /**
   * The log group of connection logs, where there is one.
   */
  public readonly logGroup?: aws_logs.ILogGroupRef;

  /**
   * The function that `ClientVpnConnectHandler.create()` made: for permissions that your own code needs, and for its metrics.
   */
  public readonly connectFunction?: IFunction;

  private readonly groups: readonly ISecurityGroup[];
  private readonly known?: Connections;

  public constructor(scope: Construct, id: string, props: ClientVpnEndpointPlusProps) {
    super(scope, constructId('new ClientVpnEndpointPlus', id, arguments));
    MARK.put(this);
    expectKinds(this, props);
    checkCertificateFiles(this, props.serverCertificateFile, props.authentication._asked);
    props.revocationList?._checkList(this, props.authentication._asked);
    props.managedTags?._checkTags(this, props.tags);
    const network = props.network?._bindNetwork(this);
    declareFacts(this, {
      vpc: network?.vpc,
      transitGateway: network?.transitGateway,
      clientCidrBlock: props.clientCidrBlock,
      expectedConnections: props.expectedConnections,
      maxConcurrentOperations: concurrentOperations(this, props.maxConcurrentOperations),
    });
    const { connect, logging, properties, securityGroups } = orLeaveNothing(this, () => bindEndpoint(this, props, network));
    this.logGroup = logging.logGroup;
    this.connectFunction = connect?.handler;
    this.groups = securityGroups;
    this.known = securityGroups.length > 0 ? new Connections({ securityGroups: this.securityGroups }) : undefined;
    const endpoint = new CfnClientVpnEndpoint(this, 'Resource', properties);
    writeNewerProperties(endpoint, properties);
    afterOthersOf(endpoint);
    this.clientVpnEndpointId = endpoint.ref;
    for (const subnet of network?.subnets ?? []) {
      this.associateSubnet(subnet);
    }
    bindUpkeep(this, props);
    if (props.managedTags === undefined) {
      warnOfTags(this, endpoint);
    }
  }

  /**
   * The security groups of the endpoint.
   */
  public get securityGroups(): ISecurityGroup[] {
    return [...this.groups];
  }

  /**
   * The associations of the endpoint that were made in this app.
   */
  public get associations(): ClientVpnAssociationPlus[] {
    return partsOf(this).children.associatedScopes.filter((scope) => ClientVpnAssociationPlus.isClientVpnAssociationPlus(scope));
  }

  /**
   * Who reaches what through this endpoint, by the associations, routes and authorization rules that the app has made so far.
   *
   * For unit tests: an organisation can assert that contractors never reach a range.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html
   */
  public effectiveAccess(): ClientVpnEffectiveAccess {
    return ClientVpnEffectiveAccess._of(this);
  }

  /**
   * What clients may connect to, and what may connect to clients.
   */
  public get connections(): Connections {
    if (this.known === undefined) {
      noConnections(this, 'the endpoint has no security group of its own.', 'Give the endpoint a network, e.g. ClientVpnNetwork.vpc(vpc), without an empty list of securityGroups.');
    }
    return this.known;
  }
}

limitArguments('ClientVpnEndpointPlus', ClientVpnEndpointPlus, { fromClientVpnEndpointAttributes: 3, isClientVpnEndpointPlus: 1 });
limitArguments('ClientVpnEndpointPlus', ClientVpnEndpointPlus.prototype, { effectiveAccess: 0 });
