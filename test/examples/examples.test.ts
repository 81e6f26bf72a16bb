import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { replacedByTheCdk, replacedByUs, stateOf, type Templates, withOtherValues } from './replacements';
import { folderOf, inNewFolder, SCENARIOS, synthesize, synthesizeWithCommandLine } from './synthesize';
import type { Synthesized } from './synthesize';
import { adoption } from '../../src/deployment/adoption';
import { adoptionText } from '../../src/deployment/adoption-file';
import { compare } from '../../src/deployment/comparison';
import { UPKEEP_SOURCE } from '../../src/upkeep-handler';

// each example runs in processes of its own, and the machine may be busy.
jest.setTimeout(180_000);

const clean = { exitCode: 0, violations: [], annotations: [] };

/** Templates with what Node.js compresses as it was before, and the name of code that has tests of its own. */
function legible(templates: Synthesized['templates']): unknown {
  return JSON.parse(JSON.stringify(templates), (property, value: unknown) => (
    property === 'CertificateRevocationListGzip' ? gunzipSync(Buffer.from(value as string, 'base64')).toString('base64')
      : property === 'ZipFile' && value === UPKEEP_SOURCE ? 'the code of src/upkeep-handler' : value
  ));
}

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
    expect(legible(newest.templates)).toMatchSnapshot();
  });

  test('makes the same template with the floor of aws-cdk-lib', () => {
    expect(synthesize(folderOf(example), 'floor')).toMatchObject({ ...clean, templates: newest.templates });
  });

  test('is compared with itself and with each other create-only value as by the CDK', () => {
    expect(replacedByUs(newest.templates, newest.templates).possibly).toEqual([]);
    const variants = Object.entries(newest.templates).flatMap(([file, template]) => (
      withOtherValues(template).map((next) => ({ ...newest.templates, [file]: next }))
    ));
    // each of them has at least an endpoint, with its range, and a route or rule.
    expect(variants.length).toBeGreaterThan(3);
    for (const next of variants) {
      const [ours, theirs] = [replacedByUs(newest.templates, next), replacedByTheCdk(newest.templates, next)];
      expect(theirs).not.toEqual([]);
      expect(theirs).toEqual(expect.arrayContaining(ours.certainly));
      expect(ours.possibly).toEqual(expect.arrayContaining(theirs));
    }
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

describe('the example adopted-endpoints', () => {
  const folder = folderOf('adopted-endpoints');
  const file = 'client-vpn.adopt.json';
  // without an assembly, the templates have to say which constructs have created what.
  const context = { 'aws:cdk:enable-path-metadata': true };
  const templates = (where: string, program?: string) => {
    const { exitCode, templates: made } = synthesize(where, 'newest', context, program);
    expect(exitCode).toBe(0);
    return made;
  };
  const effects = (deployed: Templates, next: Templates) => (
    new Set(compare(stateOf(deployed), stateOf(next)).stacks.flatMap(({ changes }) => changes.map(({ effect }) => effect)))
  );
  let before: Templates;
  beforeAll(() => { before = templates(folder, 'before.ts'); });

  test('updates what is deployed in place, as the CDK says as well', () => {
    const after = templates(folder);

    expect(effects(before, after)).toEqual(new Set(['in-place']));
    Object.keys(after).forEach((name) => {
      const impacts = new Set<ResourceImpact>();
      fullDiff(before[name], after[name]).resources.forEachDifference((_, { changeImpact }) => void impacts.add(changeImpact));
      expect(impacts).toEqual(new Set([ResourceImpact.WILL_UPDATE]));
    });
  });

  test('would delete its endpoints without the adoption, which adopt finds as it is', () => {
    inNewFolder((empty) => {
      writeFileSync(join(empty, file), adoptionText(new Map()));
      const after = templates(empty, join(folder, 'app.ts'));

      expect(effects(before, after)).toContain('deleted');
      const { lines, questions } = adoption(stateOf(before), stateOf(after));
      expect(questions).toEqual([]);
      ['typescript', 'python'].forEach((language) => (
        expect(readFileSync(join(folder, '..', language, file), 'utf8')).toBe(adoptionText(lines))
      ));
    });
  });
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

test('the example operations takes only associations away at night, and nothing waits for them', () => {
  const [{ Conditions, Outputs = {}, Resources }] = Object.values<any>(synthesize(folderOf('operations'), 'newest').templates);
  const conditional = Object.keys(Resources).filter((id) => Resources[id].Condition !== undefined);
  const others = JSON.stringify({ ...Resources, ...Object.fromEntries(conditional.map((id) => [id, undefined])), Outputs });

  expect(Conditions).toEqual({ IsEnabled: { 'Fn::Equals': [{ Ref: 'Enabled' }, 'true'] } });
  expect(conditional.map((id) => Resources[id].Type)).toEqual(Array(2).fill('AWS::EC2::ClientVpnTargetNetworkAssociation'));
  expect(conditional.filter((id) => others.includes(`"${id}"`))).toEqual([]);
});

test('findings are noticed', () => {
  const flawed = synthesize(join(__dirname, 'flawed'), 'newest', { '@aws-cdk/core:validateAgainstDefaultRules': true });

  expect(flawed.exitCode).toBe(1);
  expect(flawed.violations.map(({ ruleName }) => ruleName)).toEqual(expect.arrayContaining(['AwsSolutions-KMS5', expect.stringMatching(/^[EF]\d+$/)]));
  expect(flawed.annotations).toEqual(expect.arrayContaining([expect.stringContaining('[DnsServersWithFullTunnel]')]));
});
