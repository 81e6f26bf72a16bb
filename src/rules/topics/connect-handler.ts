import type { Rule } from '../../evaluation/rule';
import { arnIn } from '../../model/arn';
import { ENDPOINT, typed, type Graph, type Resource } from '../../model/graph';
import { at, flag, isAbsent, text, type Value } from '../../model/values';
import { CONNECT_HANDLER_PREFIX, CONNECT_HANDLER_TIMEOUT } from '../../service/limits';

const path = 'ClientConnectOptions.LambdaFunctionArn';

export const connectHandlerRules: readonly Rule[] = [
  {
    id: 'ConnectHandlerName',
    severity: 'error',
    title: `The name of a connect handler begins with ${CONNECT_HANDLER_PREFIX.value}.`,
    why: 'The service is not allowed to call other functions.',
    source: CONNECT_HANDLER_PREFIX.source,
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const { value, name } = handlerOf(endpoint, graph);
      if (name !== undefined && !mayBeCalled(name)) {
        report({
          path,
          value,
          wrong: `is the function "${name}": AWS Client VPN calls only functions whose name begins with "${CONNECT_HANDLER_PREFIX.value}"`,
          fix: `Name the function e.g. "${CONNECT_HANDLER_PREFIX.value}${name}".`,
        });
      }
    },
  },
  {
    id: 'ConnectHandlerNameGenerated',
    severity: 'warning',
    title: 'A connect handler has a name of its own.',
    why: `A generated name begins with the name of the stack, and the service calls only functions whose name begins with ${CONNECT_HANDLER_PREFIX.value}.`,
    source: CONNECT_HANDLER_PREFIX.source,
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const { value, resource } = handlerOf(endpoint, graph);
      if (resource !== undefined && isAbsent(resource.properties.FunctionName)) {
        report({
          path,
          value,
          wrong: `is the function ${resource.id}, whose name CloudFormation generates: `
            + `AWS Client VPN calls only functions whose name begins with "${CONNECT_HANDLER_PREFIX.value}"`,
          fix: `Set FunctionName of ${resource.id} to e.g. "${CONNECT_HANDLER_PREFIX.value}handler".`,
        });
      }
    },
  },
  {
    id: 'ConnectHandlerRegion',
    severity: 'error',
    title: 'The connect handler is in the Region of the endpoint.',
    why: 'The service does not call functions in other Regions.',
    source: CONNECT_HANDLER_PREFIX.source,
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const { value, region } = handlerOf(endpoint, graph);
      if (region !== undefined && graph.region !== undefined && region !== graph.region) {
        const wrong = `is a function in ${region}, but the endpoint is in ${graph.region}`;
        report({ path, value, wrong, fix: `Deploy the function in ${graph.region} and name it here.` });
      }
    },
  },
  {
    id: 'ConnectHandlerAccount',
    severity: 'error',
    title: 'The connect handler is in the account of the endpoint.',
    why: 'The service does not call functions in other accounts.',
    source: CONNECT_HANDLER_PREFIX.source,
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const { value, account } = handlerOf(endpoint, graph);
      if (account !== undefined && graph.account !== undefined && account !== graph.account) {
        const wrong = `is a function in account ${account}, but the endpoint is in account ${graph.account}`;
        report({ path, value, wrong, fix: `Deploy the function in account ${graph.account} and name it here.` });
      }
    },
  },
  {
    id: 'ConnectHandlerTimeout',
    severity: 'warning',
    title: `A connect handler answers within ${CONNECT_HANDLER_TIMEOUT.max} seconds.`,
    why: 'After that, the service denies the connection.',
    source: CONNECT_HANDLER_TIMEOUT.source,
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const { value, resource } = handlerOf(endpoint, graph);
      const seconds = Number(text(resource?.properties.Timeout));
      if (resource !== undefined && seconds > CONNECT_HANDLER_TIMEOUT.max) {
        report({
          path,
          value,
          wrong: `is the function ${resource.id}, which may take ${seconds} seconds: AWS Client VPN waits ${CONNECT_HANDLER_TIMEOUT.max} seconds`,
          fix: `Set Timeout of ${resource.id} to ${CONNECT_HANDLER_TIMEOUT.max} or less.`,
        });
      }
    },
  },
  {
    id: 'ConnectHandlerMissing',
    severity: 'warning',
    title: 'An enabled connect handler names a function.',
    why: 'Otherwise the service has no function to call.',
    source: CONNECT_HANDLER_PREFIX.source,
    on: ENDPOINT,
    check({ properties: { ClientConnectOptions: options } }, report) {
      const value = at(options, 'LambdaFunctionArn');
      if (flag(at(options, 'Enabled')) === true && (isAbsent(value) || text(value) === '')) {
        report({ path, value, wrong: 'is missing, but the connect handler is enabled', fix: 'Name a function, or set Enabled to false.' });
      }
    },
  },
];

/** What is known of the function that decides about connections. */
interface Handler {
  /** The value that the endpoint has for it. */
  readonly value?: Value;
  readonly name?: string;
  readonly region?: string;
  readonly account?: string;
  /** The function itself, if the template or app holds it. */
  readonly resource?: Resource;
}

/** The connect handler of an endpoint, unless it is switched off. */
export function handlerOf({ properties: { ClientConnectOptions: options } }: Resource, graph: Graph): Handler {
  const value = at(options, 'LambdaFunctionArn');
  return flag(at(options, 'Enabled')) === false ? {} : { value, ...functionOf(value, graph) };
}

/** The function that a value stands for, also through one alias or version of it. */
function functionOf(value: Value, graph: Graph, qualified = false): Handler {
  const qualifier = typed(graph, value, 'AWS::Lambda::Alias', 'AWS::Lambda::Version');
  if (qualifier !== undefined && !qualified) {
    return functionOf(qualifier.properties.FunctionName, graph, true);
  }
  const resource = typed(graph, value, 'AWS::Lambda::Function', 'AWS::Serverless::Function');
  if (resource !== undefined) {
    return { resource, name: nameIn(resource.properties.FunctionName), region: resource.region, account: resource.account };
  }
  const { region, account } = arnIn(value) ?? {};
  return { name: nameIn(value), region, account };
}

/** Whether a name, which is known up to a `*`, begins as it has to. */
function mayBeCalled(name: string): boolean {
  const [begin, ...later] = name.split('*');
  return begin.startsWith(CONNECT_HANDLER_PREFIX.value) || later.length > 0 && CONNECT_HANDLER_PREFIX.value.startsWith(begin);
}

/** The name in a name, an ARN or a part of an ARN, with or without a qualifier. */
function nameIn(value: Value): string | undefined {
  return /^(?:arn:[^:]+:lambda:[a-z\d*-]*:[\d*]*:function:|(?!arn:)(?:.*:function:)?)([^:]+)/.exec(text(value) ?? '')?.[1];
}
