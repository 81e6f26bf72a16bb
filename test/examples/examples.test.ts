import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { folderOf, SCENARIOS, synthesize, synthesizeWithCommandLine } from './synthesize';
import type { Synthesized } from './synthesize';

// each example runs in processes of its own, and the machine may be busy.
jest.setTimeout(180_000);

const clean = { exitCode: 0, violations: [], annotations: [] };

/** The resources of a type in the only stack. */
function resources({ templates }: Synthesized, type: string): Record<string, unknown>[] {
  return Object.values(Object.values(templates)[0].Resources).filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
}

describe.each(SCENARIOS)('the example %s', (example) => {
  let newest: Synthesized;

  beforeAll(() => {
    newest = synthesize(folderOf(example), 'newest');
  });

  test('has no finding of CloudFormation, of the AWS Solutions pack, of the CDK or of this library', () => {
    expect(newest).toMatchObject(clean);
  });

  test('makes the template that is expected', () => {
    expect(newest.templates).toMatchSnapshot();
  });

  test('makes the same template with the floor of aws-cdk-lib', () => {
    expect(synthesize(folderOf(example), 'floor')).toMatchObject({ ...clean, templates: newest.templates });
  });
});

test.each([['device-posture', 5], ['groups-and-networks', 4], ['imported-vpc', 3]])('the unit test of %s passes', (example, tests) => {
  const { status, stdout } = spawnSync('npm', ['test', '--silent'], { cwd: folderOf(example), encoding: 'utf8' });

  expect(stdout).toMatch(new RegExp(`^(#|ℹ) pass ${tests}$`, 'm'));
  expect(status).toBe(0);
});

test('the example hub-and-spoke stays within the quotas of the service and of CloudFormation', () => {
  const stacks = Object.values(synthesize(folderOf('hub-and-spoke'), 'newest').templates).map(({ Resources }) => Object.values(Resources));
  const ofType = (type: string) => stacks.flat().filter(({ Type }) => Type === `AWS::EC2::ClientVpn${type}`).map(({ Properties }) => Properties);

  expect(stacks.every(({ length }) => length <= 500)).toBe(true);
  expect(new Set(ofType('AuthorizationRule').map(({ TargetNetworkCidr }) => JSON.stringify(TargetNetworkCidr))).size).toBe(100 + 1);
  expect(ofType('AuthorizationRule').length).toBeLessThanOrEqual(200);
  expect(ofType('Route').length / ofType('TargetNetworkAssociation').length).toBeLessThanOrEqual(100);
});

describe('the example imported-vpc', () => {
  const folder = folderOf('imported-vpc');

  test.each(['floor', 'newest'] as const)('synthesizes as a plain program that has no context yet, with the %s of aws-cdk-lib', (release) => {
    const first = synthesize(folder, release, {});

    expect(first).toMatchObject({ exitCode: 0, annotations: [] });
    expect(resources(first, 'AWS::EC2::ClientVpnTargetNetworkAssociation')).toHaveLength(2);
  });

  test('synthesizes with the command line and finds the VPC in its context', () => {
    const synthesized = synthesizeWithCommandLine(folder);

    expect(synthesized).toMatchObject(clean);
    expect(resources(synthesized, 'AWS::EC2::ClientVpnTargetNetworkAssociation').map(({ SubnetId }) => SubnetId))
      .toEqual(['subnet-0b1b2c3d4e5f67890', 'subnet-0b1b2c3d4e5f67891', 'subnet-0b1b2c3d4e5f67892']);
    expect(resources(synthesized, 'AWS::EC2::ClientVpnEndpoint')).toMatchObject([{ DnsServers: ['10.3.0.2'], VpcId: 'vpc-0a1b2c3d4e5f67890' }]);
  });
});

test('findings are noticed', () => {
  const flawed = synthesize(join(__dirname, 'flawed'), 'newest', { '@aws-cdk/core:validateAgainstDefaultRules': true });

  expect(flawed.exitCode).toBe(1);
  expect(flawed.violations.map(({ ruleName }) => ruleName)).toEqual(expect.arrayContaining(['AwsSolutions-KMS5', expect.stringMatching(/^[EF]\d+$/)]));
  expect(flawed.annotations).toEqual(expect.arrayContaining([expect.stringContaining('[DnsServersWithFullTunnel]')]));
});
