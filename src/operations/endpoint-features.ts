import type { CfnClientVpnEndpoint, IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { certificateArn } from '../cdk/refs';
import { partsOf } from '../children/endpoint-parts';
import { authenticatesUsers, authenticationOptions, CERTIFICATE, FEDERATED } from '../model/endpoint-properties';
import type { Resource } from '../model/graph';
import { at, flag, isAbsent, isPresent, text, type Value } from '../model/values';
import { TreeGraph } from '../tree/tree-graph';
import { hasRevocationList } from '../upkeep/several-lists';

/** What an endpoint has, as far as the app tells; what it does not tell, of an imported endpoint or behind a token, is `undefined`. */
export interface EndpointFeatures {
  readonly certificates?: boolean;
  readonly saml?: boolean;
  /** Whether clients have user names: those of a directory, or of SAML. */
  readonly users?: boolean;
  readonly connectHandler?: boolean;
  readonly authorizationPolicy?: boolean;
  /** Whether there is a policy that denies no one yet. */
  readonly shadowPolicy?: boolean;
  readonly serverCertificateArn?: string;
  readonly logGroupName?: string;
}

export function featuresOf(endpoint: IClientVpnEndpointRef): EndpointFeatures {
  const { facts: { logGroup, serverCertificate }, reader: { element } } = partsOf(endpoint);
  if (element === undefined) {
    return {
      // whoever revokes certificates asks for them.
      certificates: hasRevocationList(endpoint) || undefined,
      serverCertificateArn: serverCertificate && certificateArn(serverCertificate),
      logGroupName: logGroup?.logGroupRef.logGroupName,
    };
  }
  const resource = new TreeGraph(element).resource(element);
  const { AuthorizationPolicy: policy, ClientConnectOptions: handler, ConnectionLogOptions: logging } = resource.properties;
  const { connectionLogOptions, serverCertificateArn } = element as CfnClientVpnEndpoint;
  const { cloudwatchLogGroup } = connectionLogOptions as CfnClientVpnEndpoint.ConnectionLogOptionsProperty;
  return {
    certificates: authenticatesBy(resource, CERTIFICATE),
    saml: authenticatesBy(resource, FEDERATED),
    users: authenticatesUsers(resource),
    connectHandler: isOn(at(handler, 'Enabled')),
    authorizationPolicy: isAbsent(policy) ? false : isPresent(policy) || undefined,
    shadowPolicy: isInShadow(at(policy, 'ShadowMode')),
    serverCertificateArn,
    // as it is written, which may be a token.
    logGroupName: isOn(at(logging, 'Enabled')) === true ? cloudwatchLogGroup : undefined,
  };
}

function authenticatesBy(resource: Resource, type: string): boolean | undefined {
  const types = authenticationOptions(resource)?.map((option) => text(at(option, 'Type')));
  return types?.includes(type) === true || (types?.every((each) => each !== undefined) === true ? false : undefined);
}

/** Whether something is on; what is not written is off. */
function isOn(value: Value): boolean | undefined {
  return isAbsent(value) ? false : flag(value);
}

/** Whether a policy is in shadow mode; one that does not say so is enforced. */
function isInShadow(mode: Value): boolean | undefined {
  const written = text(mode);
  return isAbsent(mode) ? false : written === undefined ? undefined : written === 'enabled';
}
