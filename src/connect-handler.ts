import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { aws_lambda } from 'aws-cdk-lib/interfaces';
import { expectKind, factory, FUNCTION } from './private/kinds';

/**
 * A function that decides, after authentication, whether a client may connect. Changing it does not interrupt the endpoint; the function
 * decides on new connections only.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html
 */
export abstract class ClientVpnConnectHandler {
  /**
   * A Lambda function of yours, or a version or an alias of it.
   *
   * Its name must begin with `AWSClientVPN-`, and it must be in the account and the Region of the endpoint. The service waits for 30 seconds;
   * an error or a malformed answer denies the connection. No permission has to be added to the function: the service-linked role of Client
   * VPN may invoke every function of that prefix.
   *
   * @param handler The function.
   */
  public static fromFunction(handler: aws_lambda.IFunctionRef): ClientVpnConnectHandler {
    expectKind(factory('ClientVpnConnectHandler.fromFunction'), 'handler', handler, FUNCTION);
    return new FunctionHandler(handler);
  }

  /**
   * The options of the L1.
   *
   * @internal
   */
  public abstract _bind(): CfnClientVpnEndpoint.ClientConnectOptionsProperty;
}

class FunctionHandler extends ClientVpnConnectHandler {
  public constructor(private readonly handler: aws_lambda.IFunctionRef) {
    super();
  }

  public _bind(): CfnClientVpnEndpoint.ClientConnectOptionsProperty {
    return { enabled: true, lambdaFunctionArn: this.handler.functionRef.functionArn };
  }
}
