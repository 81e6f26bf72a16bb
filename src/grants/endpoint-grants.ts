import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { endpointArn } from './endpoint-arn';
import { GRANT_NEEDS_MORE } from '../rules/construct-rules';
import { NEEDS_MORE_THAN_ENDPOINT } from '../service/actions';
import { ENDPOINT_ARGUMENT, expectInstance, expectNames, GRANTEE, limitArguments } from '../validation/argument-checks';
import { callSite, report } from '../validation/reporting';

/**
 * Permissions for one endpoint: what a principal may do with it, and with no other one.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export class ClientVpnEndpointGrants {
  /**
   * The permissions for an endpoint of any kind, L1s included.
   *
   * @param endpoint The endpoint.
   */
  public static fromEndpoint(endpoint: IClientVpnEndpointRef): ClientVpnEndpointGrants {
    expectInstance(callSite('ClientVpnEndpointGrants.fromEndpoint'), 'endpoint', endpoint, ENDPOINT_ARGUMENT);
    return new ClientVpnEndpointGrants(endpoint);
  }

  private constructor(private readonly endpoint: IClientVpnEndpointRef) {}

  /**
   * Lets a principal do something with the endpoint. An action that needs other resources too, or that IAM cannot limit to an endpoint, is a warning:
   * the endpoint alone does not allow it.
   *
   * @param grantee Who is allowed to.
   * @param actions Such as `ec2:DescribeClientVpnRoutes`.
   */
  public actions(grantee: IGrantable, actions: string[]): Grant {
    expectInstance(this.endpoint, 'grantee', grantee, GRANTEE);
    expectNames(this.endpoint, 'actions', actions, '"ec2:DescribeClientVpnRoutes"');
    for (const [action, more] of NEEDS_MORE_THAN_ENDPOINT) {
      if (actions.some((given) => given.toLowerCase() === action.toLowerCase())) {
        report(this.endpoint, GRANT_NEEDS_MORE, `${action} is granted on the endpoint, which does not allow it alone: it needs ${more}.`,
          `Add a statement of your own for ${action}, and acknowledge this warning.`);
      }
    }
    return Grant.addToPrincipal({ grantee, actions, resourceArns: [endpointArn(this.endpoint)] });
  }

  /**
   * Lets a principal export the configuration that clients import. It holds no key of a client.
   *
   * @param grantee Who is allowed to.
   */
  public exportConfiguration(grantee: IGrantable): Grant {
    return this.actions(grantee, ['ec2:ExportClientVpnClientConfiguration']);
  }

  /**
   * Lets a principal list the connections: who is connected, and who was within the last hour.
   *
   * @param grantee Who is allowed to.
   */
  public readConnections(grantee: IGrantable): Grant {
    return this.actions(grantee, ['ec2:DescribeClientVpnConnections']);
  }

  /**
   * Lets a principal list connections and end them. Clients connect again by themselves, unless they are no longer let in.
   *
   * @param grantee Who is allowed to.
   */
  public endConnections(grantee: IGrantable): Grant {
    return this.actions(grantee, ['ec2:DescribeClientVpnConnections', 'ec2:TerminateClientVpnConnections']);
  }

  /**
   * Lets a principal export the certificate revocation list and import another one, **which resets all connections**.
   *
   * @param grantee Who is allowed to.
   */
  public manageRevocationList(grantee: IGrantable): Grant {
    return this.actions(grantee, ['ec2:ExportClientVpnClientCertificateRevocationList', 'ec2:ImportClientVpnClientCertificateRevocationList']);
  }
}

limitArguments('ClientVpnEndpointGrants', ClientVpnEndpointGrants, { fromEndpoint: 1 });
limitArguments('ClientVpnEndpointGrants', ClientVpnEndpointGrants.prototype, {
  actions: 2, exportConfiguration: 1, readConnections: 1, endConnections: 1, manageRevocationList: 1,
});
