/** What the AWS CLI answers about endpoints, and what it takes to create one: which of these a document is. */
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, ROUTE } from '../model/graph';
import { memberIn, members, type Path } from '../template/sections';

/** The lists that `aws ec2 describe-client-vpn-…` answers, each by its name in the answer, with the type of what it holds. */
const LISTS: ReadonlyMap<string, AnsweredType> = new Map([
  ['ClientVpnEndpoints', ENDPOINT],
  ['ClientVpnTargetNetworks', ASSOCIATION],
  ['Routes', ROUTE],
  ['AuthorizationRules', AUTHORIZATION_RULE],
]);

const ID = 'ClientVpnEndpointId';

export type AnsweredType = typeof ENDPOINT | typeof ASSOCIATION | typeof ROUTE | typeof AUTHORIZATION_RULE;

/** A place in one of several documents. */
export interface Origin {
  readonly document: number;
  readonly path: Path;
}

/** Something that an answer tells of. */
export interface Item {
  readonly origin: Origin;
  readonly fields: Fields;
}

export type Fields = ReadonlyMap<string, unknown>;

/** All that some documents tell. */
export interface Answers {
  /** What there is of a type; a type of which nothing was asked is not there. */
  readonly lists: ReadonlyMap<AnsweredType, readonly Item[]>;
  /** How often it was asked for a type; children are asked for one endpoint at a time. */
  readonly asked: ReadonlyMap<AnsweredType, number>;
  /** What `get-client-vpn-endpoint-authorization-policy` answers. */
  readonly policies: readonly Item[];
  /** What `create-client-vpn-endpoint` takes. */
  readonly inputs: readonly Item[];
}

/** Whether a document is an answer about endpoints, or what creates one. */
export function isAnswer(document: unknown): boolean {
  const parts = partsOf(document);
  return parts.length > 0 && parts.every(({ value }) => listsIn(value).length > 0 || isPolicy(value) || isInput(value));
}

/** What some documents tell together. */
export function answersIn(documents: readonly unknown[]): Answers {
  const lists = new Map<AnsweredType, readonly Item[]>();
  const asked = new Map<AnsweredType, number>();
  const [policies, inputs]: [Item[], Item[]] = [[], []];
  documents.forEach((whole, document) => {
    for (const { path, value } of partsOf(whole)) {
      const item = { origin: { document, path }, fields: members(value) };
      if (isPolicy(value)) {
        policies.push(item);
      } else if (isInput(value)) {
        inputs.push(item);
      }
      for (const name of listsIn(value)) {
        const type = LISTS.get(name)!;
        const items = (memberIn(value, name) as readonly unknown[]).map((one, position) => (
          { origin: { document, path: [...path, name, position] }, fields: members(one) }
        ));
        lists.set(type, [...lists.get(type) ?? [], ...items]);
        asked.set(type, (asked.get(type) ?? 0) + 1);
      }
    }
  });
  return { lists, asked, policies, inputs };
}

/** A document, or the answers that one of them lists, as `--output yaml-stream` and `jq --slurp` do. */
function partsOf(document: unknown): Array<{ readonly path: Path; readonly value: unknown }> {
  return Array.isArray(document) ? document.map((value, position) => ({ path: [position], value })) : [{ path: [], value: document }];
}

function listsIn(value: unknown): string[] {
  return Array.from(LISTS.keys()).filter((name) => {
    const items = memberIn(value, name);
    // other services have routes, too.
    return Array.isArray(items) && items.every((item) => memberIn(item, ID) !== undefined);
  });
}

function isPolicy(value: unknown): boolean {
  return memberIn(value, ID) !== undefined && typeof memberIn(value, 'PolicyDocument') === 'string';
}

function isInput(value: unknown): boolean {
  return memberIn(value, 'ServerCertificateArn') !== undefined && memberIn(value, 'AuthenticationOptions') !== undefined && memberIn(value, 'Resources') === undefined;
}
