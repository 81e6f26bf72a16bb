import { CfnOutput, CfnParameter, CfnResource, NestedStack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { findings, rules, templateFile, validate, withApp } from './apps';
import { ClientVpnAuthorizationPolicy, ClientVpnDestination, ClientVpnRoutePlus, ClientVpnValidationPlugin } from '../../src';
import { ALL_RULES } from '../../src/rules/catalogue';
import { ignoring, template, TOO_SMALL, VERSION } from '../cli/terminal';
import { ENV, importedVpc, newEndpoint, newEndpointIn, newL1Endpoint, newStack, REGION, SERVER_CERTIFICATE } from '../fixtures';

const SMALL = { clientCidrBlock: '10.200.0.0/28' };
/** What every endpoint has to hear that stands alone. */
const ALONE = ['AssociationMissing', 'AuthorizationRuleMissing'];
const alone = (id: string) => ALONE.map((rule) => `${id} ${rule}`);

test('says who it is', () => {
  const { name, version, ruleIds } = new ClientVpnValidationPlugin();
  expect({ name, version, ruleIds }).toEqual({ name: 'cdk-client-vpn-plus', version: VERSION, ruleIds: ALL_RULES.map(({ id }) => id) });
});

test('says nothing of a policy that its construct has said', () => withApp((app) => {
  newEndpoint(newStack(app), {
    authorizationPolicy: ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource) when { context.jamf.risk == "LOW" };'),
  });
  expect(rules(validate(app))).toEqual([]);
}));

describe('what is read', () => {
  test('an L1', () => withApp((app) => {
    newL1Endpoint(newStack(app), SMALL);
    const report = validate(app);
    expect(report.success).toBe(false);
    expect(report.violations).toContainEqual({
      ruleName: 'ClientCidrBlockSize',
      severity: 'error',
      description: 'clientCidrBlock "10.200.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22.',
      fix: 'Write e.g. "10.200.0.0/22".',
      ruleMetadata: { source: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html' },
      violatingResources: [{ resourceLogicalId: 'L1', templatePath: `${app.outdir}/Stack.template.json`, locations: ['Properties.ClientCidrBlock'] }],
    });
  }));

  test('a text that would turn around what follows, which is shown as an escape', () => withApp((app) => {
    newL1Endpoint(newStack(app), { clientCidrBlock: '10.200.0.0/28\u202e' });
    const found = findings(validate(app)).filter(({ message }) => message.startsWith('clientCidrBlock'));
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('"10.200.0.0/28\\u202e"')]);
  }));

  test('an output, also of an endpoint that its construct has judged', () => withApp((app) => {
    const vpn = newEndpoint(newStack(app));
    new CfnOutput(vpn.stack, 'Dns', { value: (vpn.node.defaultChild as CfnResource).getAtt('DnsName').toString() });
    expect(findings(validate(app)).filter(({ rule }) => rule === 'AttributeUnknown').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^the output Dns asks Vpn\w+ for the attribute "DnsName", which AWS::EC2::ClientVpnEndpoint does not have\.$/),
    ]);
  }));

  test('a parameter, with its default and all of its allowed values', () => withApp((app) => {
    const stack = newStack(app);
    const other = newStack(app, 'Other');
    const range = new CfnParameter(stack, 'Range', { default: '10.200.0.0/28' });
    const size = new CfnParameter(other, 'Size', { allowedValues: ['27', '28'] });
    newL1Endpoint(stack, { clientCidrBlock: range.valueAsString });
    newL1Endpoint(other, { clientCidrBlock: `10.201.0.0/${size.valueAsString}` });
    const found = findings(validate(app)).filter(({ rule }) => rule === 'ClientCidrBlockSize');
    expect(found.map(({ message, severity }) => [severity, message.split(' holds')[0]])).toEqual([
      ['error', 'With each allowed value of Size, such as "27", clientCidrBlock "10.201.0.0/27"'],
      ['warning', 'By default, clientCidrBlock "10.200.0.0/28"'],
    ]);
  }));

  test('a policy of an L1', () => withApp((app) => {
    const l1 = newL1Endpoint(newStack(app));
    l1.addPropertyOverride('AuthorizationPolicy', { PolicyDocument: 'permit(principal, action, resource)\nwhen { context.saml };;' });
    const found = findings(validate(app)).filter(({ rule }) => !ALONE.includes(rule));
    expect(found.map(({ message, rule, severity }) => [rule, severity, message])).toEqual([
      ['PolicyDocumentSyntax', 'error', 'authorizationPolicy.policyDocument is not Cedar at line 2, column 23, "when { context.saml };;": unexpected token `;`, '
        + 'expected `@` or identifier.'],
      ['AuthorizationPolicyEnforced', 'warning', 'authorizationPolicy.shadowMode is missing, which enforces the policy: its deployment, and each later change of it, '
        + 'disconnects all clients.'],
    ]);
  }));

  test('the core L2', () => withApp((app) => {
    const stack = newStack(app);
    importedVpc(stack).addClientVpnEndpoint('Core', {
      cidr: '10.100.0.0/28', serverCertificateArn: SERVER_CERTIFICATE, clientCertificateArn: SERVER_CERTIFICATE,
    });
    expect(rules(validate(app))).toContainEqual(expect.stringMatching(/^ImportedVpcCore\w+ ClientCidrBlockSize$/));
  }));

  test('a template that was included, with its nested stacks', () => withApp((app) => {
    const nested = templateFile(app, 'nested', template(TOO_SMALL));
    const outer = { Resources: { ...template(TOO_SMALL).Resources, Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'x' } } } };
    const stack = newStack(app, 'Stack', {});
    new CfnInclude(stack, 'Include', { templateFile: templateFile(app, 'outer', outer), loadNestedStacks: { Inner: { templateFile: nested } } });
    const report = validate(app);
    expect(rules(report)).toEqual(['Vpn ClientCidrBlockSize', 'Vpn ClientCidrBlockSize']);
    expect(report.violations[0].violatingResources.map(({ templatePath }) => templatePath)).toEqual([
      `${app.outdir}/Stack.template.json`, expect.stringMatching(/Inner\w+\.nested\.template\.json$/),
    ]);
  }));

  test('stacks nested in nested stacks, and stages', () => withApp((app) => {
    const stage = new Stage(app, 'Production', { env: ENV });
    const inner = new NestedStack(new NestedStack(newStack(stage, 'Stack', {}), 'Outer'), 'Inner');
    newL1Endpoint(inner, SMALL);
    newL1Endpoint(newStack(app, 'Other'));
    expect(rules(validate(app))).toEqual([...alone('L1'), ...alone('L1'), 'L1 ClientCidrBlockSize'].sort());
  }));

  test('of a stage only the stage', () => withApp((app) => {
    const stage = new Stage(app, 'Production');
    newL1Endpoint(newStack(stage), SMALL);
    newL1Endpoint(newStack(app, 'Other'), { vpnPort: 80 });
    app.synth();
    const templatePaths = stage.synth().stacks.map(({ templateFullPath }) => templateFullPath);
    const report = new ClientVpnValidationPlugin().validate({ templatePaths, appConstruct: app } as Parameters<ClientVpnValidationPlugin['validate']>[0]);
    expect(rules(report)).toEqual([...alone('L1'), 'L1 ClientCidrBlockSize'].sort());
  }));

  test('a template that no stack of the tree has written', () => withApp((app) => {
    const templatePaths = [templateFile(app, 'a.template', template(TOO_SMALL))];
    const report = new ClientVpnValidationPlugin().validate({ templatePaths, appConstruct: app } as Parameters<ClientVpnValidationPlugin['validate']>[0]);
    expect(rules(report)).toEqual(['Vpn ClientCidrBlockSize']);
  }));

  test('nothing where there is nothing', () => withApp((app) => {
    new CfnResource(newStack(app), 'Queue', { type: 'AWS::SQS::Queue' });
    expect(validate(app)).toEqual({ success: true, violations: [] });
  }));
});

test('the Region of the stack is known', () => withApp((app) => {
  const certificate = SERVER_CERTIFICATE.replace(REGION, 'us-east-1');
  newL1Endpoint(newStack(app, 'Here'), { serverCertificateArn: certificate });
  newL1Endpoint(newStack(app, 'Anywhere', {}), { serverCertificateArn: certificate });
  const { violations } = validate(app);
  const { violatingResources } = violations.find(({ ruleName }) => ruleName === 'CertificateRegion')!;
  expect(violatingResources.map(({ templatePath }) => templatePath)).toEqual([`${app.outdir}/Here.template.json`]);
}));

test('warnings alone do not fail an app', () => withApp((app) => {
  newL1Endpoint(newStack(app));
  const report = validate(app);
  expect(report.success).toBe(true);
  expect(rules(report)).toEqual(alone('L1'));
}));

test('what the metadata ignore is not a violation, and stays visible', () => withApp((app) => {
  const { Resources } = template({ ...TOO_SMALL, VpnPort: 80 }, ignoring('ClientCidrBlockSize', 'a laboratory'));
  new CfnInclude(newStack(app, 'Stack', {}), 'Include', { templateFile: templateFile(app, 'included', { Resources }) });
  newL1Endpoint(newStack(app, 'Other')).addMetadata('cdk-client-vpn-plus', { ignore: [{ rule: 'AssociationMissing' }] });
  const { metadata, ...report } = validate(app);
  expect(metadata).toEqual({
    ignored: `ClientCidrBlockSize on Vpn of ${app.outdir}/Stack.template.json, because: a laboratory`,
    notes: `${app.outdir}/Other.template.json: L1: the metadata ignore AssociationMissing without a reason: the finding stays until "reason" says why.`,
  });
  expect(rules(report)).toEqual([...alone('L1'), 'Vpn VpnPortValue']);
}));

describe('nothing is said twice', () => {
  test('what a construct has warned of', () => withApp((app) => {
    newEndpoint(newStack(app), { clientRouteEnforcement: true, splitTunnel: true });
    expect(validate(app)).toEqual({ success: true, violations: [] });
  }));

  test('what a construct would have said had the app been validated is said here', () => withApp((app) => {
    newEndpoint(newStack(app));
    expect(rules(validate(app, { skipValidation: true })).map((rule) => rule.split(' ')[1])).toEqual(ALONE);
  }));

  test('what was added to an endpoint of ours behind its back', () => withApp((app) => {
    const stack = newStack(app);
    const vpn = newEndpointIn(importedVpc(stack));
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.20.0.0/16'), { allUsers: true });
    const { clientVpnEndpointId } = vpn;
    new ec2.CfnClientVpnAuthorizationRule(stack, 'Again', { clientVpnEndpointId, targetNetworkCidr: '10.20.0.0/16', authorizeAllGroups: true });
    const [found, ...others] = findings(validate(app));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ rule: 'DuplicateAuthorizationRule', resource: 'Again', severity: 'error' });
  }));

  test('what was said of an L1 that a construct of ours was attached to', () => withApp((app) => {
    const stack = newStack(app);
    const endpoint = newL1Endpoint(stack);
    new ClientVpnRoutePlus(stack, 'Route', { clientVpnEndpoint: endpoint, destination: ClientVpnDestination.clients() });
    expect(rules(validate(app))).toEqual([]);
  }));
});

describe('what another stack attaches', () => {
  test('to an endpoint is not missed', () => withApp((app) => {
    const endpoint = newL1Endpoint(newStack(app));
    const other = newStack(app, 'Other');
    const clientVpnEndpointId = endpoint.ref;
    new ec2.CfnClientVpnTargetNetworkAssociation(other, 'Association', { clientVpnEndpointId, subnetId: 'subnet-1' });
    new CfnResource(other, 'Rule', {
      type: 'AWS::EC2::ClientVpnAuthorizationRule',
      properties: { ClientVpnEndpointId: clientVpnEndpointId, TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true },
    });
    // what the other stack lacks is known to be missing.
    expect(rules(validate(app))).toEqual(['L1 DefaultSecurityGroup', 'L1 FullTunnelWithoutInternet']);
  }));

  test('errors and what is missing everywhere are said', () => withApp((app) => {
    const stack = newStack(app);
    const endpoint = newL1Endpoint(stack, SMALL);
    new ec2.CfnClientVpnTargetNetworkAssociation(newStack(app, 'Other'), 'Association', { clientVpnEndpointId: endpoint.ref, subnetId: 'subnet-1' });
    for (const id of ['One', 'Two']) {
      new ec2.CfnClientVpnTargetNetworkAssociation(stack, id, { clientVpnEndpointId: endpoint.ref, subnetId: 'subnet-2' });
    }
    expect(rules(validate(app))).toEqual([
      'L1 AuthorizationRuleMissing', 'L1 ClientCidrBlockSize', 'L1 DefaultSecurityGroup', 'Two DuplicateAssociation',
    ]);
  }));

  test('to an endpoint that nobody knows says nothing of another', () => withApp((app) => {
    const stack = newStack(app);
    newL1Endpoint(stack);
    const parameter = new CfnParameter(stack, 'Endpoint').valueAsString;
    for (const [id, clientVpnEndpointId] of Object.entries({ Literal: 'cvpn-endpoint-1', Parameter: parameter, Text: `x-${parameter}` })) {
      new ec2.CfnClientVpnAuthorizationRule(stack, id, { clientVpnEndpointId, targetNetworkCidr: '10.0.0.0/16', authorizeAllGroups: true });
    }
    expect(rules(validate(app))).toEqual(alone('L1'));
  }));
});
