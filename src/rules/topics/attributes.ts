import type { Rule } from '../../evaluation/rule';
import { attributesOf } from '../../model/attributes';
import { CLIENT_VPN, resourcesOf } from '../../model/graph';
import { cloudFormation } from '../../service/sources';
import { closest } from '../../util/similar';

export const ATTRIBUTE_UNKNOWN = 'AttributeUnknown';

const SOURCE = cloudFormation('intrinsic-function-reference-getatt');

export const attributesRules: readonly Rule[] = [
  {
    id: ATTRIBUTE_UNKNOWN,
    severity: 'error',
    title: 'Fn::GetAtt and Fn::Sub name attributes that the type has.',
    why: 'CloudFormation rejects the template otherwise.',
    source: SOURCE,
    on: 'network',
    check(network, report) {
      for (const part of resourcesOf(network)) {
        for (const { attribute, output, path, resource, target, type } of part.strayAttributes ?? []) {
          const asks = `asks ${target} for the attribute "${attribute}", which ${type} does not have`;
          const wrong = output === undefined ? asks : `the output ${output} ${asks}`;
          const fix = instead(attribute, type);
          // constructs spell attributes as CloudFormation does.
          report({ resource, path, wrong, fix, fixInApp: fix, source: pageOf(type) });
        }
      }
    },
  },
];

function instead(attribute: string, type: string): string {
  const all = attributesOf(type) ?? [];
  const meant = closest(attribute, all);
  if (meant !== undefined) {
    return `Write ${meant}.`;
  }
  const [first, ...more] = all;
  return first === undefined ? 'Use Ref; there are no attributes.' : `Use Ref, or the attribute ${more.length === 0 ? first : `${all.slice(0, -1).join(', ')} or ${more[more.length - 1]}`}.`;
}

/** The page that lists the attributes. */
function pageOf(type: string): string {
  return type.startsWith(CLIENT_VPN) ? cloudFormation(`aws-resource-ec2-${type.split('::')[2].toLowerCase()}`) : SOURCE;
}
