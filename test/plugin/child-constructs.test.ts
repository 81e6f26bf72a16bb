import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { templateFile, withApp } from './apps';
import { ClientVpnAssociationPlus, ClientVpnAuthorizationRulePlus, ClientVpnDestination, ClientVpnRoutePlus } from '../../src';
import { partsOf } from '../../src/children/endpoint-parts';
import { Evaluator } from '../../src/evaluation/evaluate';
import { lineInProps as line } from '../../src/evaluation/spelling';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, ROUTE } from '../../src/model/graph';
import { CATALOGUE } from '../../src/rules/catalogue';
import { TemplateGraph } from '../../src/template/template-graph';
import { pair } from '../corpus';
import { newStack } from '../fixtures';

const CHILDREN = [ASSOCIATION, ROUTE, AUTHORIZATION_RULE] as string[];

/** The rules about what constructs cannot write, with what they say or do instead. */
const NO_SPELLING = new Map([
  ['AuthorizationRuleFormat', 'DestinationFormat, of the destination'],
  ['AuthorizationRuleIdentifierFormat', 'the id of an endpoint comes with the endpoint'],
  ['AuthorizationRuleGroupAndAll', 'AccessForNobody, of the options'],
  ['AuthorizationRuleGroupMissing', 'AccessForNobody, of the options'],
  ['CircularDependency', 'an include rejects circles itself'],
  ['ClientCidrBlockCapacity', 'the endpoint says it, which expects the connections'],
  ['ConnectionsQuota', 'the endpoint says it, which expects the connections'],
  ['LocalRouteDestination', 'clients() takes the client range'],
  ['LocalRouteIpv6', 'clients() takes the client range'],
  ['AttributeUnknown', 'the plugin says it, which sees outputs'],
  ['PropertyMissing', 'the compiler says it'],
  ['PropertyType', 'the compiler says it'],
  ['RouteDependency', 'a route waits for its association by itself'],
  ['RouteFormat', 'DestinationFormat, of the destination'],
]);

const CASES = CATALOGUE.filter(({ on }) => on !== ENDPOINT).map(({ id }) => id).filter((id) => !NO_SPELLING.has(id));

/** What an app writes in place of the children of a template: the endpoint and all else stay included. */
function make(stack: Stack, include: CfnInclude, id: string, { Type, Properties }: { Type: string; Properties: any }): void {
  const value = (given: any): string => {
    if (given?.Ref !== undefined) {
      return (include.getResource(given.Ref) as any).ref;
    }
    if (given?.['Fn::Sub'] !== undefined) {
      return given['Fn::Sub'];
    }
    return given?.['Fn::GetAtt'] === undefined ? given : include.getResource(given['Fn::GetAtt'][0]).getAtt(given['Fn::GetAtt'][1]).toString();
  };
  const subnet = (given: any) => given.Ref === undefined
    ? ec2.Subnet.fromSubnetAttributes(stack, `${id}Subnet`, { subnetId: value(given), routeTableId: 'rtb-1' }) : include.getResource(given.Ref) as ec2.CfnSubnet;
  const clientVpnEndpoint = include.getResource(Properties.ClientVpnEndpointId.Ref) as ec2.CfnClientVpnEndpoint;
  const destination = (given: any) => Properties.TargetVpcSubnetId === 'local' ? ClientVpnDestination.clients() : ClientVpnDestination.cidr(value(given));
  if (Type === ASSOCIATION) {
    new ClientVpnAssociationPlus(stack, id, {
      clientVpnEndpoint,
      subnet: Properties.SubnetId && subnet(Properties.SubnetId),
      availabilityZone: Properties.AvailabilityZone,
      availabilityZoneId: Properties.AvailabilityZoneId,
    });
  } else if (Type === ROUTE) {
    const target = Properties.TargetVpcSubnetId;
    new ClientVpnRoutePlus(stack, id, {
      clientVpnEndpoint,
      destination: destination(Properties.DestinationCidrBlock),
      subnet: target === undefined || target === 'local' ? undefined : subnet(target),
      description: Properties.Description,
    });
  } else {
    new ClientVpnAuthorizationRulePlus(stack, id, {
      clientVpnEndpoint,
      destination: destination(Properties.TargetNetworkCidr),
      group: Properties.AccessGroupId,
      allUsers: Properties.AuthorizeAllGroups === undefined ? undefined : String(Properties.AuthorizeAllGroups) === 'true',
      description: Properties.Description,
    });
  }
}

test.each(CASES)('the constructs say %s in the same words', (rule) => withApp((app) => {
  const template = pair(rule).invalid;
  const graph = new TemplateGraph(template);
  const expected = new Evaluator(CATALOGUE).ofGraph(graph).map(line);
  const stack = newStack(app, 'Stack', { env: { account: graph.account, region: graph.region } });
  const children = Object.entries<any>(template.Resources).filter(([, { Type }]) => CHILDREN.includes(Type));
  const rest = Object.entries<any>(template.Resources).filter(([, { Type }]) => !CHILDREN.includes(Type));
  const include = new CfnInclude(stack, 'Include', { templateFile: templateFile(app, 'included', { ...template, Resources: Object.fromEntries(rest) }) });
  const said: string[] = [];
  for (const [id, child] of children) {
    try {
      make(stack, include, id, child);
    } catch (error) {
      said.push(...(error as Error).message.split('\n').map((text) => text.replace(/^(  - |Stack\/\w+: )/, '')));
    }
  }
  for (const [id] of rest.filter(([, { Type }]) => Type === ENDPOINT)) {
    said.push(...partsOf(include.getResource(id) as ec2.CfnClientVpnEndpoint).validation.validate().map((error) => error.replace(/^\S+: /, '')));
  }
  const warnings = stack.node.findAll().flatMap(({ node }) => node.metadata).filter(({ type }) => type === 'aws:cdk:warning');
  said.push(...warnings.map(({ data }) => String(data).replace(/ \[ack: .*\]$/, '')));
  const plain = (text: string) => text.replaceAll('Stack/Include/', '').replaceAll(/Stack\/(\w+)\/Resource/g, '$1');
  expect(said.map(plain)).toEqual(expect.arrayContaining(expected.map(plain)));
}));
