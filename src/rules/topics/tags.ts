import { oneOf } from '../../evaluation/closed-set';
import type { Rule } from '../../evaluation/rule';
import { ENDPOINT, type Resource } from '../../model/graph';
import { isChosen } from '../../model/parameter-kind';
import { at, list, text, Unknown, type Value } from '../../model/values';
import { TAG_KEY, TAG_VALUE, TAGGED_RESOURCE_TYPES, TAGS } from '../../service/limits';
import { cloudFormation } from '../../service/sources';

const SPECIFICATION = cloudFormation('aws-properties-ec2-clientvpnendpoint-tagspecification');
/** What a stack is called and where it is stays as it is. */
const PSEUDO_PARAMETER = /\bAWS::/;

export const tagsRules: readonly Rule[] = [
  oneOf({
    id: 'TagSpecificationResourceType',
    title: 'The tags of an endpoint are for the endpoint.',
    why: 'The service creates nothing else that could have them.',
    path: 'TagSpecifications.*.ResourceType',
    set: TAGGED_RESOURCE_TYPES,
  }),
  {
    id: 'TagKeyLength',
    severity: 'error',
    title: `The key of a tag has at most ${TAG_KEY.maxCharacters} characters.`,
    why: 'The service rejects a longer one.',
    source: TAG_KEY.source,
    on: ENDPOINT,
    check(endpoint, report) {
      for (const { path, key } of tagsOf(endpoint)) {
        const length = lengthOf(key);
        if (length > TAG_KEY.maxCharacters) {
          const wrong = `has ${length} characters: a key may have up to ${TAG_KEY.maxCharacters}`;
          report({ path: `${path}.Key`, value: key, wrong, fix: 'Shorten it.' });
        }
      }
    },
  },
  {
    id: 'TagKeyEmpty',
    severity: 'error',
    title: 'The key of a tag has at least one character.',
    why: 'The service rejects an empty one.',
    source: TAG_KEY.source,
    on: ENDPOINT,
    check(endpoint, report) {
      for (const { path, key } of tagsOf(endpoint)) {
        if (text(key) === '') {
          report({ path: `${path}.Key`, value: key, wrong: 'is empty', fix: 'Write a key, e.g. "Name", or remove the tag.' });
        }
      }
    },
  },
  {
    id: 'TagCount',
    severity: 'error',
    title: `An endpoint has at most ${TAGS.max} tags.`,
    why: 'The service rejects more.',
    source: TAGS.source,
    on: ENDPOINT,
    check(endpoint, report) {
      const keys = new Set(tagsOf(endpoint).flatMap(({ key }) => text(key) ?? []));
      if (keys.size > TAGS.max) {
        report({ path: 'TagSpecifications', wrong: `has ${keys.size} tags: a resource may have up to ${TAGS.max}`, fix: `Keep ${TAGS.max}.` });
      }
    },
  },
  {
    id: 'TagKeyReserved',
    severity: 'error',
    title: `The prefix ${TAG_KEY.reserved} of tag keys is left to AWS.`,
    why: 'Such keys are reserved for AWS.',
    source: TAG_KEY.source,
    on: ENDPOINT,
    check(endpoint, report) {
      for (const { path, key } of tagsOf(endpoint)) {
        if (text(key)?.startsWith(TAG_KEY.reserved)) {
          const wrong = `begins with "${TAG_KEY.reserved}", which is reserved for AWS`;
          report({ path: `${path}.Key`, value: key, wrong, fix: 'Choose a key without it.' });
        }
      }
    },
  },
  {
    id: 'TagValueLength',
    severity: 'error',
    title: `The value of a tag has at most ${TAG_VALUE.maxCharacters} characters.`,
    why: 'The service rejects a longer one.',
    source: TAG_VALUE.source,
    on: ENDPOINT,
    check(endpoint, report) {
      for (const { path, value } of tagsOf(endpoint)) {
        const length = lengthOf(value);
        if (length > TAG_VALUE.maxCharacters) {
          const wrong = `has ${length} characters: a value may have up to ${TAG_VALUE.maxCharacters}`;
          report({ path: `${path}.Value`, value, wrong, fix: 'Shorten it.' });
        }
      }
    },
  },
  {
    id: 'TagValueVolatile',
    severity: 'warning',
    title: 'The value of a tag stays the same from one deployment to the next.',
    why: 'The tags of an endpoint are create-only: a changed tag replaces the endpoint, and the configuration files of all clients become invalid.',
    source: SPECIFICATION,
    on: ENDPOINT,
    check(endpoint, report, graph) {
      for (const { path, value } of tagsOf(endpoint)) {
        if (value instanceof Unknown && !PSEUDO_PARAMETER.test(value.key) && !isChosen(value) && graph.resourceOf(value) === undefined) {
          const wrong = 'may change with the next deployment, and a changed tag replaces the endpoint';
          report({ path: `${path}.Value`, value, wrong, fix: 'Write the value itself, or make sure that it never changes.' });
        }
      }
    },
  },
  {
    id: 'TagKeyTwice',
    severity: 'warning',
    title: 'Each tag is given once.',
    why: 'Only one of the values can hold.',
    source: SPECIFICATION,
    on: ENDPOINT,
    check(endpoint, report) {
      const seen = new Set<string>();
      for (const { path, key } of tagsOf(endpoint)) {
        const name = text(key);
        if (name !== undefined && seen.size === seen.add(name).size) {
          report({ path: `${path}.Key`, value: key, wrong: 'is given twice', fix: 'Keep one of the two.' });
        }
      }
    },
  },
  {
    id: 'TagSpecificationTwice',
    severity: 'warning',
    title: 'All tags are in one specification.',
    why: 'How the service treats a second one for the same type is not documented.',
    source: SPECIFICATION,
    on: ENDPOINT,
    check({ properties: { TagSpecifications: specifications } }, report) {
      const types = (list(specifications) ?? []).map((specification) => text(at(specification, 'ResourceType')));
      const second = types.findIndex((type, position) => type !== undefined && types.indexOf(type) < position);
      if (second > 0) {
        const path = `TagSpecifications.${second}.ResourceType`;
        report({ path, value: types[second], wrong: 'has a specification already', fix: 'Move the tags into the first one.' });
      }
    },
  },
];

interface Tag {
  readonly path: string;
  readonly key: Value;
  readonly value: Value;
}

function tagsOf({ properties }: Resource): Tag[] {
  return (list(properties.TagSpecifications) ?? []).flatMap((specification, one) => (list(at(specification, 'Tags')) ?? []).map((tag, two) => ({
    path: `TagSpecifications.${one}.Tags.${two}`,
    key: at(tag, 'Key'),
    value: at(tag, 'Value'),
  })));
}

/** How many Unicode characters a known text has. */
function lengthOf(value: Value): number {
  return Array.from(text(value) ?? '').length;
}
