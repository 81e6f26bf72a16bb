/** What the engine of Cedar says of a policy; it is only loaded where there is one. */
import { undocumented } from '../../cedar/context-schema';
import { type Complaint, parse, type Policy } from '../../cedar/policy';
import { inWords } from '../../cedar/text';
import { type Finding, finding, type Problem, type ResourceRule, type Rule } from '../../evaluation/rule';
import { authenticationOptions, CERTIFICATE, DIRECTORY, FEDERATED } from '../../model/endpoint-properties';
import { ENDPOINT, type Resource } from '../../model/graph';
import { at, flag, isAbsent, list, text, type Value } from '../../model/values';
import { TRUST_PROVIDERS } from '../../service/limits';
import { guide } from '../../service/sources';
import { groupBy } from '../../util/group-by';
import { closest } from '../../util/similar';

const path = 'AuthorizationPolicy.PolicyDocument';

/** The namespaces of users, with the way to authenticate that brings them along. */
const IDENTITIES: Readonly<Record<string, string>> = { 'saml': FEDERATED, 'active-directory': DIRECTORY, 'mutual-authentication': CERTIFICATE };
const NAMESPACES = ['connection', ...Object.keys(IDENTITIES), ...TRUST_PROVIDERS.values];

const POLICY_DOCUMENT_SYNTAX: ResourceRule = {
  id: 'PolicyDocumentSyntax',
  severity: 'error',
  title: 'An authorization policy is written in Cedar.',
  why: 'The service cannot evaluate a text that does not parse.',
  source: guide('device-posture-policies-cedar'),
  on: ENDPOINT,
  check: syntaxProblems,
};

export const authorizationPolicyTextRules: readonly Rule[] = [
  POLICY_DOCUMENT_SYNTAX,
  {
    id: 'PolicyWithoutPermit',
    severity: 'warning',
    title: 'An authorization policy has a permit statement.',
    why: 'What no statement permits is denied, so that nobody can connect.',
    source: guide('device-posture-policies-cedar'),
    on: ENDPOINT,
    *check(endpoint) {
      const policy = policyOf(endpoint);
      if (policy?.errors.length === 0 && !policy.statements.some(({ permits }) => permits)) {
        const fix = 'Add a permit statement: "permit(principal, action, resource);" lets in everybody whom no forbid statement keeps out.';
        yield { path, wrong: 'has no permit statement: it denies everybody', fix };
      }
    },
  },
  {
    id: 'PolicyScopeUndocumented',
    severity: 'warning',
    title: 'The statements of an authorization policy leave principal, action and resource open.',
    why: 'AWS documents nothing to compare them with: a statement that does may never apply.',
    source: guide('device-posture-policies-cedar'),
    on: ENDPOINT,
    *check(endpoint) {
      for (const { permits, place, restricts } of policyOf(endpoint)?.statements ?? []) {
        if (restricts.length > 0) {
          const named = restricts.map((name) => name === 'action' ? 'an action' : `a ${name}`).join(' and ');
          const wrong = `names ${named} at ${inWords(place)}: AWS documents none to compare with, so that the statement may never apply`;
          yield { path, wrong, fix: `Write "${permits ? 'permit' : 'forbid'}(principal, action, resource)", and put conditions on the context.` };
        }
      }
    },
  },
  {
    id: 'PolicyNamespaceUnavailable',
    severity: 'warning',
    title: 'An authorization policy reads what the endpoint knows.',
    why: 'A statement that reads what is not there fails: it lets nobody in, and keeps nobody out.',
    source: guide('device-posture-policies-considerations'),
    on: ENDPOINT,
    *check(endpoint) {
      for (const [namespace, place] of namespacesOf(policyOf(endpoint))) {
        if (isAvailable(namespace, endpoint) === false) {
          const method = IDENTITIES[namespace];
          const needed = method === undefined ? `a trust provider of the type "${namespace}"` : `the authentication type "${method}"`;
          const fix = method === undefined
            ? `Add the trust provider, or test for it first: context has ${namespace} && ….`
            : 'Read the namespace of a way to authenticate that the endpoint has.';
          yield { path, wrong: `reads context.${namespace} at ${place}, which is only there with ${needed}`, fix };
        }
      }
    },
  },
  {
    id: 'PolicyContextUndocumented',
    severity: 'warning',
    title: 'An authorization policy uses the context as AWS documents it.',
    why: 'A statement that reads what is not there, or is of another type, fails: it lets nobody in, and keeps nobody out.',
    source: guide('device-posture-step2'),
    on: ENDPOINT,
    *check(endpoint) {
      const policy = policyOf(endpoint);
      for (const complaint of policy?.errors.length === 0 ? undocumented(policy) : []) {
        yield doubt(complaint);
      }
      for (const statement of policy?.statements ?? []) {
        for (const namespace of Array.from(statement.tests).filter((name) => !NAMESPACES.includes(name))) {
          const place = policy?.text.placeIn(statement, /\bcontext\s+has\b/);
          const meant = closest(namespace, NAMESPACES);
          yield doubt({ place, message: `attribute \`${namespace}\` of the context is not documented`, help: meant && `did you mean \`${meant}\`?` });
        }
      }
    },
  },
  {
    id: 'PolicyNameWithHyphen',
    severity: 'warning',
    title: 'A name with a hyphen stands in brackets.',
    why: 'AWS documents context.active-directory and context.mutual-authentication, in which plain Cedar reads a subtraction and does not parse.',
    source: guide('device-posture-step2'),
    on: ENDPOINT,
    *check(endpoint) {
      for (const [name, [{ place }]] of groupBy(policyOf(endpoint)?.text.hyphenated ?? [], (one) => one.name)) {
        yield {
          path,
          wrong: `has the name ${name} without brackets at ${inWords(place)}: AWS documents such names, but plain Cedar does not know them`,
          fix: `Write ["${name}"] in place of .${name}, and has "${name}" in place of has ${name}: that means the same and is Cedar.`,
        };
      }
    },
  },
];

function* syntaxProblems(endpoint: Resource): Iterable<Problem> {
  for (const { help, message, place } of policyOf(endpoint)?.errors ?? []) {
    yield {
      path,
      wrong: `is not Cedar${place === undefined ? '' : ` at ${inWords(place)}`}: ${message}`,
      fix: help === undefined ? 'Write statements like "permit(principal, action, resource) when { … };".' : sentence(help),
    };
  }
}

/** Why a text is no policy; `id` says where it is. */
export function syntaxFindings(policyDocument: string, id: string): Finding[] {
  const resource: Resource = { id, type: ENDPOINT, properties: { AuthorizationPolicy: { PolicyDocument: policyDocument } } };
  return Array.from(syntaxProblems(resource), (problem) => finding(POLICY_DOCUMENT_SYNTAX, problem, resource));
}

/** The policy of an endpoint; nothing where it has none or its text is not known. */
function policyOf({ properties: { AuthorizationPolicy: policy } }: Resource): Policy | undefined {
  const written = text(at(policy, 'PolicyDocument'));
  return written === undefined ? undefined : parse(written);
}

/** The documented namespaces that a policy reads without a test, each with the first place. */
function namespacesOf(policy: Policy | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const statement of policy?.statements ?? []) {
    for (const name of statement.reads) {
      if (!found.has(name) && !statement.tests.has(name) && NAMESPACES.includes(name)) {
        found.set(name, inWords(policy!.text.placeIn(statement, new RegExp(String.raw`\bcontext\s*(?:\.\s*|\[\s*")${name}`))));
      }
    }
  }
  return found;
}

/** Whether the context of an endpoint has a namespace; nothing when that is not known. */
function isAvailable(namespace: string, endpoint: Resource): boolean | undefined {
  const method = IDENTITIES[namespace];
  if (method !== undefined) {
    return includes(authenticationOptions(endpoint), 'Type', method);
  }
  if (!TRUST_PROVIDERS.values.includes(namespace)) {
    return true;
  }
  const { DevicePostureOptions: posture } = endpoint.properties;
  return isAbsent(posture) || flag(at(posture, 'Enabled')) === false ? false : includes(list(at(posture, 'TrustProviders')), 'TrustProviderType', namespace);
}

/** Whether an element of a list has a property of a value; nothing when that is not known. */
function includes(elements: readonly Value[] | undefined, property: string, value: string): boolean | undefined {
  const given = elements?.map((element) => text(at(element, property)));
  return given?.includes(value) === true ? true : given?.every((one) => one !== undefined) === true ? false : undefined;
}

function doubt({ help, message, place }: Complaint): Problem {
  const [, suggested] = /^did you mean `(.+)`\?$/.exec(help ?? '') ?? [];
  const [, field = ''] = /^attribute `(?:.+\.)?(.+)` of/.exec(message) ?? [];
  const isFar = suggested !== undefined && closest(field, [suggested]) === undefined;
  return {
    path,
    wrong: `is at odds with the documentation${place === undefined ? '' : ` at ${inWords(place)}`}: ${message}`,
    fix: help === undefined || isFar ? 'Compare it with the context in the connection logs.' : sentence(help),
  };
}

function sentence(help: string): string {
  return `${help.charAt(0).toUpperCase()}${help.slice(1)}${/[.?]$/.test(help) ? '' : '.'}`;
}
