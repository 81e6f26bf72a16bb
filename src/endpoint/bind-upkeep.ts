import type { CfnClientVpnEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { EndpointBase } from './endpoint-base';
import type { ClientVpnEndpointPlusProps } from './endpoint-props';
import { at, list, text, type Value } from '../model/values';
import { TAGS_OF_SCOPE } from '../rules/upkeep-rules';
import { TreeGraph } from '../tree/tree-graph';
import { collectTags, tagsOfScope } from '../upkeep/scope-tags';
import { report } from '../validation/reporting';

/** What a function keeps on an endpoint. */
type Upkeep = Pick<ClientVpnEndpointPlusProps, 'managedTags' | 'revocationList' | 'tags'>;

/** Lets the function of the stack keep the revocation list and the tags of an endpoint. */
export function bindUpkeep(endpoint: EndpointBase, { managedTags, revocationList, tags }: Upkeep): void {
  collectTags(endpoint);
  revocationList?._bindList(endpoint);
  managedTags?._bindTags(endpoint, () => tagsOfScope(endpoint), tags);
}

/** Warns of tags that someone gives to all that is here, and that an endpoint without managed tags will not have. */
export function warnOfTags(endpoint: EndpointBase, element: CfnClientVpnEndpoint): void {
  endpoint.node.addValidation({
    validate: () => {
      const ofScope = Object.keys(tagsOfScope(endpoint));
      const keys = ofScope.length === 0 ? [] : keysIn(new TreeGraph(element, true).resource(element).properties.TagSpecifications);
      // what is not known may be the tag.
      const missing = keys.includes(undefined) ? [] : ofScope.filter((key) => !keys.includes(key));
      if (missing.length > 0) {
        report(endpoint, TAGS_OF_SCOPE, `Tags.of() gives ${missing.map((key) => JSON.stringify(key)).sort().join(', ')} to the scope, and not to the endpoint.`,
          'Write managedTags: ClientVpnManagedTags.fromScope(), or ClientVpnManagedTags.of({}) where the endpoint is to have none of them.');
      }
      return [];
    },
  });
}

/** The keys of tags, with nothing for what is not known. */
function keysIn(specifications: Value): Array<string | undefined> {
  const tags = list(specifications ?? [])?.flatMap((one) => list(at(one, 'Tags') ?? []) ?? [undefined]) ?? [undefined];
  return tags.map((tag) => text(at(tag, 'Key')));
}
