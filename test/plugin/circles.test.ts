import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { rules, validate, withApp } from './apps';
import {
  ClientVpnAuthentication, ClientVpnConnectHandler, type ClientVpnConnectHandlerChoice, ClientVpnConnectPolicy, ClientVpnDestination,
  ClientVpnEndpointPlus, ClientVpnNetwork,
} from '../../src';
import { ExitCode } from '../../src/cli/terminal/io';
import { check as checkFiles, type Ran } from '../cli/terminal';
import { ENV, SERVER_CERTIFICATE } from '../fixtures';

const CODE = lambda.Code.fromInline('def lambda_handler(event, context): pass');
const made = () => ClientVpnConnectHandler.create({
  policy: ClientVpnConnectPolicy.fromCode(CODE, { handler: 'index.lambda_handler', runtime: lambda.Runtime.PYTHON_3_13 }),
});
const gate = (scope: Stack) => new lambda.Function(scope, 'Gate', {
  functionName: 'AWSClientVPN-gate', code: CODE, handler: 'index.lambda_handler', runtime: lambda.Runtime.PYTHON_3_13,
});
const terminate = (resource: string) => new iam.PolicyStatement({ actions: ['ec2:TerminateClientVpnConnections'], resources: [resource] });

function plus(scope: Stack, connectHandler: ClientVpnConnectHandlerChoice): ClientVpnEndpointPlus {
  const vpc = new ec2.Vpc(scope, 'Vpc', { maxAzs: 2 });
  const vpn = new ClientVpnEndpointPlus(scope, 'Vpn', {
    clientCidrBlock: '10.100.0.0/16',
    serverCertificate: Certificate.fromCertificateArn(scope, 'Certificate', SERVER_CERTIFICATE),
    authentication: ClientVpnAuthentication.activeDirectory('d-1234567890'),
    network: ClientVpnNetwork.vpc(vpc),
    connectHandler,
    splitTunnel: true,
  });
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
  return vpn;
}

const CIRCULAR: ReadonlyArray<[string, (stack: Stack) => void]> = [
  ['a created handler with the ARN in its policy', (stack) => {
    const vpn = plus(stack, made());
    vpn.connectFunction!.addToRolePolicy(terminate(vpn.clientVpnEndpointArn));
  }],
  ['a created handler with the id in its environment', (stack) => {
    const vpn = plus(stack, made());
    (vpn.connectFunction as lambda.Function).addEnvironment('ENDPOINT', vpn.clientVpnEndpointId);
  }],
  ['an existing handler with the ARN in its policy', (stack) => {
    const handler = gate(stack);
    handler.addToRolePolicy(terminate(plus(stack, ClientVpnConnectHandler.fromFunction(handler)).clientVpnEndpointArn));
  }],
];
const FINE: ReadonlyArray<[string, (stack: Stack) => void]> = [
  ['a policy for all endpoints', (stack) => plus(stack, made()).connectFunction!.addToRolePolicy(terminate('arn:aws:ec2:*:*:client-vpn-endpoint/*'))],
  ['another function with the id', (stack) => gate(stack).addEnvironment('ENDPOINT', plus(stack, made()).clientVpnEndpointId)],
];

test.each(CIRCULAR)('the constructs refuse %s', (_, build) => {
  withApp((app) => {
    build(new Stack(app, 'Stack', { env: ENV }));
    expect(() => app.synth()).toThrow(/Circular dependency: Stack\/Vpn\/Resource → .* → Stack\/Vpn\/Resource\. .*"endpoint-id".*\[CircularDependency\]/);
  });
});

test.each(CIRCULAR)('check reports %s, and goes on', async (_, build) => {
  await withApp(async (app) => {
    build(new Stack(app, 'Stack', { env: ENV }));
    app.synth({ skipValidation: true });
    const { code, stdout } = await check(app);
    expect({ code, rules: stdout.match(/CircularDependency(?=,)/g) }).toEqual({ code: ExitCode.FOUND, rules: ['CircularDependency'] });
  });
});

test.each(FINE)('%s is not a circle', (_, build) => {
  withApp((app) => {
    build(new Stack(app, 'Stack', { env: ENV }));
    expect(rules(validate(app)).filter((rule) => rule.endsWith('CircularDependency'))).toEqual([]);
  });
});

test('what is under a condition is not a certain circle', () => {
  withApp((app) => {
    const stack = new Stack(app, 'Stack', { env: ENV });
    const vpn = plus(stack, made());
    (vpn.connectFunction as lambda.Function).addEnvironment('ENDPOINT', Fn.conditionIf('Sometimes', vpn.clientVpnEndpointId, '').toString());
    expect(() => app.synth()).not.toThrow();
  });
});

test('the plugin reports the handler of an L2 of the core', () => {
  withApp((app) => {
    const stack = new Stack(app, 'Stack', { env: ENV });
    const handler = gate(stack);
    const vpn = new ec2.ClientVpnEndpoint(stack, 'Vpn', {
      vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 }),
      cidr: '10.100.0.0/16',
      serverCertificateArn: SERVER_CERTIFICATE,
      clientCertificateArn: SERVER_CERTIFICATE,
      clientConnectionHandler: handler,
    });
    handler.addEnvironment('ENDPOINT', vpn.endpointId);
    expect(rules(validate(app))).toContain(`${stack.getLogicalId(vpn.node.defaultChild as CfnResource)} CircularDependency`);
  });
});

test('plugin and check report nested stacks that need each other, which no template of an endpoint shows', async () => {
  await withApp(async (app) => {
    const stack = new Stack(app, 'Stack', { env: ENV });
    const [one, two] = ['One', 'Two'].map((id) => new NestedStack(stack, id));
    const vpn = plus(one, made());
    const other = new CfnResource(two, 'Other', { type: 'Custom::Other', properties: { ServiceToken: 'x', Endpoint: vpn.clientVpnEndpointId } });
    new CfnResource(one, 'Back', { type: 'Custom::Back', properties: { ServiceToken: 'x', Other: other.ref } });
    expect(rules(validate(app)).map((rule) => rule.replace(/^.* /, ''))).toEqual(['CircularDependency']);
    const { code, stdout } = await check(app);
    expect({ code, said: /Move the resources that need each other to one of these stacks/.test(stdout.replace(/\s+/g, ' ')) }).toEqual({ code: ExitCode.FOUND, said: true });
  });
});

/** What the command line says of the templates of an app. */
async function check(app: App): Promise<Pick<Ran, 'code' | 'stdout'>> {
  const files = Object.fromEntries(readdirSync(app.outdir).filter((name) => name.endsWith('.json')).map((name) => (
    [name, readFileSync(join(app.outdir, name))]
  )));
  // read while the folder of the app is there, and judged in one of its own.
  const { code, stdout } = await checkFiles(files, Object.keys(files).filter((name) => name.endsWith('.template.json')));
  return { code, stdout };
}
