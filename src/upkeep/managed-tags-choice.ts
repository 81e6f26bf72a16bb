import { CfnResource, Lazy } from 'aws-cdk-lib';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { tagMistakes, type Tags } from './tag-mistakes';
import { upkeepResource } from './upkeep-resource';
import { describe } from '../evaluation/rule';
import { endpointArn } from '../grants/endpoint-arn';
import { TAGS_TYPE } from '../upkeep-handler';
import { reportErrors } from '../validation/reporting';

/**
 * The tags that a function keeps on an endpoint, as `ClientVpnManagedTags` makes them.
 */
export class ClientVpnManagedTagsChoice {
  /**
   * @internal
   */
  public static _of(given?: Tags): ClientVpnManagedTagsChoice {
    return new ClientVpnManagedTagsChoice(given);
  }

  /** Tags, or those of the scope. */
  private constructor(private readonly given?: Tags) {}

  /**
   * Throws for tags that the service rejects, together with those that the endpoint is created with.
   *
   * @internal
   */
  public _checkTags(endpoint: Construct, created: Tags = {}): void {
    reportErrors(endpoint, tagMistakes(endpoint, this.given ?? {}, created));
  }

  /**
   * Lets the function of the stack keep the tags.
   *
   * @internal
   */
  public _bindTags(endpoint: IClientVpnEndpointRef, ofScope: () => Tags, created: Tags = {}): CfnResource {
    const tags = () => this.given ?? ofScope();
    const keep = new PolicyStatement({ actions: ['ec2:CreateTags', 'ec2:DeleteTags'], resources: [endpointArn(endpoint)] });
    endpoint.node.addValidation({
      // those that were given are checked already.
      validate: () => this.given === undefined ? tagMistakes(endpoint, tags(), created).map(describe) : [],
    });
    return upkeepResource(new Construct(endpoint, 'ManagedTags'), {
      type: TAGS_TYPE, endpoint, properties: { Tags: Lazy.any({ produce: () => sorted(tags()) }) }, statements: [keep],
    });
  }
}

function sorted(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).sort(([one], [other]) => one < other ? -1 : 1));
}
