/** What the engine of Cedar says of a policy; it is only loaded where there is one. */
import { POLICY_DOCUMENT_SIZE, policyText } from './authorization-policy';
import { namesBeside, undocumented, undocumentedPath } from '../../cedar/context-schema';
import { type NeverMet, neverMet } from '../../cedar/never-met';
import { type Complaint, parse, type Policy } from '../../cedar/policy';
import { inWords } from '../../cedar/text';
import { Evaluator } from '../../evaluation/evaluate';
import type { Finding, Problem, ResourceRule, Rule } from '../../evaluation/rule';
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
  check(endpoint, report) {
    for (const { help, message, place } of policyOf(endpoint)?.errors ?? []) {
      report({
        path,
        wrong: `is not Cedar${place === undefined ? '' : ` at ${inWords(place)}`}: ${message}`,
        fix: help === undefined ? 'Write statements like "permit(principal, action, resource) when { … };".' : sentence(help),
      });
    }
  },
};

export const authorizationPolicyTextRules: readonly Rule[] = [
  POLICY_DOCUMENT_SYNTAX,
  {
    id: 'PolicyWithoutPermit',
    severity: 'warning',
    title: 'An authorization policy has a permit statement.',
    why: 'What no statement permits is denied, so no client can connect.',
    source: guide('device-posture-policies-cedar'),
    on: ENDPOINT,
    check(endpoint, report) {
      const policy = policyOf(endpoint);
      if (policy?.errors.length === 0 && !policy.statements.some(({ permits }) => permits)) {
        const fix = 'Add a permit statement: "permit(principal, action, resource);" permits every client that no forbid statement denies.';
        report({ path, wrong: 'has no permit statement: it denies every client', fix });
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
    check(endpoint, report) {
      for (const { permits, place, restricts } of policyOf(endpoint)?.statements ?? []) {
        if (restricts.length > 0) {
          const named = restricts.map((name) => name === 'action' ? 'an action' : `a ${name}`).join(' and ');
          const wrong = `names ${named} at ${inWords(place)}: AWS documents none to compare with, so that the statement may never apply`;
          report({ path, wrong, fix: `Write "${permits ? 'permit' : 'forbid'}(principal, action, resource)", and put conditions on the context.` });
        }
      }
    },
  },
  {
    id: 'PolicyNamespaceUnavailable',
    severity: 'warning',
    title: 'An authorization policy reads what the endpoint knows.',
    why: 'A statement that reads a missing attribute fails: it permits no client and denies none.',
    source: guide('device-posture-policies-considerations'),
    on: ENDPOINT,
    check(endpoint, report) {
      for (const [namespace, place] of namespacesOf(policyOf(endpoint))) {
        if (isAvailable(namespace, endpoint) === false) {
          const method = IDENTITIES[namespace];
          const needed = method === undefined ? `a trust provider of the type "${namespace}"` : `the authentication type "${method}"`;
          const fix = method === undefined
            ? `Add the trust provider, or test for it first: context has ${namespace} && ….`
            : 'Read the namespace of an authentication method that the endpoint has.';
          report({ path, wrong: `reads context.${namespace} at ${place}, which is only there with ${needed}`, fix });
        }
      }
    },
  },
  {
    id: 'PolicyContextUndocumented',
    severity: 'warning',
    title: 'An authorization policy uses the context as AWS documents it.',
    why: 'A statement that reads an attribute that is missing or of another type fails: it permits no client and denies none.',
    source: guide('device-posture-step2'),
    on: ENDPOINT,
    check(endpoint, report) {
      const policy = policyOf(endpoint);
      for (const complaint of policy?.errors.length === 0 ? undocumented(policy) : []) {
        report(doubt(complaint));
      }
      for (const statement of policy?.statements ?? []) {
        const unknown = statement.tested.map(undocumentedPath).filter((tested) => tested !== undefined);
        for (const tested of new Map(unknown.map((one) => [one.join(), one])).values()) {
          const name = tested[tested.length - 1];
          const place = policy!.text.placeIn(statement, tested.length === 1 ? /\bcontext\s+has\b/ : new RegExp(String.raw`\bhas\s[\s\w."-]*?\b${name}\b`));
          const meant = closest(name, namesBeside(tested));
          report(doubt({ place, message: `attribute \`${tested.join('.')}\` of the context is not documented`, help: meant && `did you mean \`${meant}\`?` }));
        }
      }
    },
  },
  {
    id: 'PolicyConditionNeverMet',
    severity: 'warning',
    title: 'A client can meet every condition of an authorization policy.',
    why: 'A field never has a value outside of those that AWS documents: a permit statement that asks for one permits no client, and a forbid statement denies none.',
    source: guide('device-posture-providers-trust-data'),
    on: ENDPOINT,
    check(endpoint, report) {
      const policy = policyOf(endpoint);
      for (const statement of policy?.statements ?? []) {
        for (const one of new Map(neverMet(statement).map((found) => [JSON.stringify(found), found])).values()) {
          report(impossible(one, inWords(policy!.text.placeIn(statement, patternOf(one)))));
        }
      }
    },
  },
  {
    id: 'PolicyNotChecked',
    severity: 'warning',
    title: 'An authorization policy is simple enough to be checked.',
    why: 'The engine of Cedar gives up on a text that is nested too deeply, and how the service treats it is not documented.',
    source: guide('device-posture-policies-cedar'),
    on: ENDPOINT,
    check({ properties: { AuthorizationPolicy: given } }, report) {
      const written = policyText(given);
      if (written !== undefined && parse(written) === undefined) {
        report({ path, wrong: 'is nested too deeply for the engine of Cedar, so that it could not be checked', fix: 'Write it with fewer parentheses and shorter chains of operators.' });
      }
    },
  },
  {
    id: 'PolicyNameWithHyphen',
    severity: 'warning',
    title: 'A name with a hyphen is written in brackets.',
    why: 'AWS documents context.active-directory and context.mutual-authentication, in which plain Cedar reads a subtraction and does not parse.',
    source: guide('device-posture-step2'),
    on: ENDPOINT,
    check(endpoint, report) {
      for (const [name, [{ place }]] of groupBy(policyOf(endpoint)?.text.hyphenated ?? [], (one) => one.name)) {
        report({
          path,
          wrong: `has the name ${name} without brackets at ${inWords(place)}: AWS documents such names, but plain Cedar does not parse them`,
          fix: `Write ["${name}"] in place of .${name}, and has "${name}" in place of has ${name}: that means the same and is Cedar.`,
        });
      }
    },
  },
];

// rules about a text alone look nothing up.
const NO_GRAPH = undefined as never;

/** Why a text is not a policy; `id` says where it is. */
export function syntaxFindings(policyDocument: string, id: string): Finding[] {
  const resource: Resource = { id, type: ENDPOINT, properties: { AuthorizationPolicy: { PolicyDocument: policyDocument } } };
  return new Evaluator([POLICY_DOCUMENT_SIZE, POLICY_DOCUMENT_SYNTAX]).ofResource(resource, NO_GRAPH);
}

/** The policy of an endpoint; nothing where it has none, its text is not known, or the service rejects it for its size. */
function policyOf({ properties: { AuthorizationPolicy: policy } }: Resource): Policy | undefined {
  const written = policyText(policy);
  return written === undefined ? undefined : parse(written);
}

function impossible({ field: { page, path: name, range, values }, value }: NeverMet, place: string): Problem {
  const documented = range === undefined ? values?.join(', ') : `whole numbers from ${range[0]} to ${range[1]}`;
  return {
    path,
    wrong: value === undefined
      ? `has a condition on context.${name} that no client can meet at ${place}${documented === undefined ? '' : `: AWS documents ${documented}`}`
      : `compares context.${name} with ${JSON.stringify(value)} at ${place}, which it never is: AWS documents ${documented}`,
    fix: value === undefined ? 'Write a condition that a documented value meets.' : `Write ${range === undefined ? nearest(String(value), values!) : `a number from ${range[0]} to ${range[1]}`}.`,
    source: guide(page),
  };
}

function nearest(value: string, values: readonly string[]): string {
  return JSON.stringify(closest(value, values) ?? values[0]);
}

/** Where a condition stands in its statement. */
function patternOf({ field: { path: name }, value }: NeverMet): RegExp {
  const shown = value === undefined ? name.split('.').pop()! : JSON.stringify(value);
  return new RegExp(`(?<!\\w)${shown.replace(/[^\w"]/g, String.raw`\$&`)}(?!\\w)`);
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
  const suggested = help?.match(/^did you mean `(.+)`\?$/)?.[1];
  const field = message.match(/^attribute `(?:.+\.)?(.+)` of/)?.[1] ?? '';
  const isFar = suggested !== undefined && closest(field, [suggested]) === undefined;
  return {
    path,
    wrong: `contradicts the documentation${place === undefined ? '' : ` at ${inWords(place)}`}: ${message}`,
    fix: help === undefined || isFar ? 'Compare it with the context in the connection logs.' : sentence(help),
  };
}

function sentence(help: string): string {
  return `${help.charAt(0).toUpperCase()}${help.slice(1)}${/[.?]$/.test(help) ? '' : '.'}`;
}
