import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { aws_certificatemanager, aws_logs } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { CONCURRENT_OPERATIONS } from '../service/limits';
import { shared } from '../util/shared';

/** What is known of an endpoint where it is created or imported, and never changes. */
export interface EndpointFacts {
  readonly vpc?: ec2.IVPCRef;
  /** Absent for an endpoint in a VPC. */
  readonly transitGateway?: ec2.ITransitGatewayRef;
  readonly clientCidrBlock?: string;
  /** The families of an imported endpoint; those of a created one are properties of its L1. */
  readonly trafficIpAddressType?: string;
  readonly expectedConnections?: number;
  readonly maxConcurrentOperations: number;
  /** The server certificate of an imported endpoint; that of a created one is a property of its L1, and so is its log group. */
  readonly serverCertificate?: aws_certificatemanager.ICertificateRef;
  readonly logGroup?: aws_logs.ILogGroupRef;
}

const DECLARED = shared('facts', () => new WeakMap<IConstruct, EndpointFacts>());

/** Declares the facts of an endpoint, once, before anything is attached to it. */
export function declareFacts(endpoint: ec2.IClientVpnEndpointRef, facts: Partial<EndpointFacts>): void {
  DECLARED.set(endpoint, { maxConcurrentOperations: CONCURRENT_OPERATIONS.max, ...facts });
}

/** The facts of an endpoint of any kind; an L1 tells of its client range alone. */
export function factsOf(endpoint: ec2.IClientVpnEndpointRef): EndpointFacts {
  return DECLARED.get(endpoint) ?? {
    clientCidrBlock: (endpoint as Partial<ec2.CfnClientVpnEndpoint>).clientCidrBlock,
    maxConcurrentOperations: CONCURRENT_OPERATIONS.max,
  };
}
