import { ClientVpnManagedTagsChoice } from './managed-tags-choice';
import { expectTexts, invalidArgument, limitArguments } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

/**
 * Tags that a function of the stack keeps on an endpoint, in place: **a change of them does not replace the endpoint**, as a change of its `tags` does.
 *
 * The function writes and removes these tags alone; others, such as those of a company's rules, stay as they are. The endpoint exists for some seconds
 * without them: what is required of it at creation, such as by a service control policy, belongs into `tags`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
 */
export class ClientVpnManagedTags {
  /**
   * These tags. A tag that is left out later is removed from the endpoint.
   *
   * @param tags Keys of 1 to 128 characters that do not begin with `aws:`, values of at most 256: with `tags` of the endpoint at most 50.
   */
  public static of(tags: { [key: string]: string }): ClientVpnManagedTagsChoice {
    const place = callSite('ClientVpnManagedTags.of');
    if (tags === undefined) {
      invalidArgument(place, 'tags', tags, '{ Team: "network" }');
    }
    expectTexts(place, 'tags', tags, '{ Team: "network" }');
    return ClientVpnManagedTagsChoice._of({ ...tags });
  }

  /**
   * The tags that `Tags.of()` gives to the app, the stack or the endpoint, as they are at synthesis. Its resource types apply: for those of
   * the service, an endpoint is an `AWS::EC2::ClientVpnEndpoint`. Tags of the stack itself, which CloudFormation passes on, are not among them.
   */
  public static fromScope(): ClientVpnManagedTagsChoice {
    return ClientVpnManagedTagsChoice._of();
  }

  private constructor() {}
}

limitArguments('ClientVpnManagedTags', ClientVpnManagedTags, { of: 1, fromScope: 0 });
