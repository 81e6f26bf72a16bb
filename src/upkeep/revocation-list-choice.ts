import { Stack } from 'aws-cdk-lib';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import type { RevocationListSource } from './bound-revocation-list';
import { isFirstOfSeveral, LIST_ID } from './several-lists';
import { upkeepResource } from './upkeep-resource';
import type { ClientVpnMutualOptions } from '../authentication/authentication-choice';
import { dependableOn } from '../cdk/dependable';
import { partsOf } from '../children/endpoint-parts';
import { describe, ruleMessage } from '../evaluation/rule';
import { endpointArn } from '../grants/endpoint-arn';
import { REVOCATION_LIST_TWICE, REVOCATION_LIST_WITHOUT_CERTIFICATES } from '../rules/upkeep-rules';
import { REVOCATION_LIST_TYPE } from '../upkeep-handler';
import { report } from '../validation/reporting';

/**
 * The revocation list of an endpoint, as `ClientVpnRevocationList` makes it.
 */
export class ClientVpnRevocationListChoice {
  /**
   * @internal
   */
  public static _of(source: RevocationListSource): ClientVpnRevocationListChoice {
    return new ClientVpnRevocationListChoice(source);
  }

  private constructor(private readonly source: RevocationListSource) {}

  /**
   * Throws for a list that locks clients out, and for an endpoint that is known to ask for no certificates.
   *
   * @internal
   */
  public _checkList(endpoint: IConstruct, mutual: ClientVpnMutualOptions | undefined): void {
    if (mutual === undefined) {
      report(endpoint, REVOCATION_LIST_WITHOUT_CERTIFICATES, 'revocationList is given, and authentication asks clients for no certificate.',
        'Leave out revocationList, or write ClientVpnAuthentication.mutual(), or withMutual() beside another way to sign in.');
    }
    this.source.check?.(endpoint, mutual);
  }

  /**
   * Lets the function of the stack import the list.
   *
   * @internal
   */
  public _bindList(endpoint: IClientVpnEndpointRef): void {
    const scope = new Construct(endpoint, LIST_ID);
    const { properties, statements } = this.source.bind(scope, endpoint);
    const actions = ['ec2:ExportClientVpnClientCertificateRevocationList', 'ec2:ImportClientVpnClientCertificateRevocationList'];
    const keep = new PolicyStatement({ actions, resources: [endpointArn(endpoint)] });
    const resource = upkeepResource(scope, { type: REVOCATION_LIST_TYPE, endpoint, properties, statements: [keep, ...statements] });
    // an import may be rejected before there is one; those of other stacks the function waits for itself, without a circle of stacks.
    resource.node.addDependency(dependableOn(() => partsOf(endpoint).children.associations.filter(({ stack }) => stack === Stack.of(endpoint))));
    endpoint.node.addValidation({
      validate: () => isFirstOfSeveral(endpoint) ? [describe(ruleMessage(REVOCATION_LIST_TWICE,
        'revocationList is given to more than one of the constructs that stand for this endpoint.', 'Give the list to one of them.'))] : [],
    });
  }
}
