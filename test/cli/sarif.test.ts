import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json';
import { check, cli, DOUBTFUL, ignoring, inFolder, json, template, TOO_SMALL, VERSION } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';
import { CATALOGUE } from '../../src/rules/catalogue';
import { guide } from '../pages';

const ajv = new Ajv({ schemaId: 'auto', validateSchema: false });
ajv.addMetaSchema(draft4);
const validate = ajv.compile(schema);

/** What the schema says against a log. */
function errors(log: unknown) {
  validate(log);
  return validate.errors ?? [];
}

const GUIDE = guide('what-is-best-practices');

async function sarif(files: Parameters<typeof check>[0], names?: readonly string[]) {
  const { code, stdout, stderr } = await check(files, [...names ?? Object.keys(files), '--format', 'sarif']);
  const log = JSON.parse(stdout);
  expect(errors(log)).toEqual([]);
  return { code, log, run: log.runs[0], stderr };
}

test('a finding, with the line of the property', async () => {
  const { code, run } = await sarif({ 'infra/a b.json': json(template(TOO_SMALL)) });
  expect(code).toBe(ExitCode.FOUND);
  expect(run.results).toEqual([{
    ruleId: 'ClientCidrBlockSize',
    ruleIndex: CATALOGUE.findIndex(({ id }) => id === 'ClientCidrBlockSize'),
    level: 'error',
    message: {
      text: 'Vpn: ClientCidrBlock "10.0.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22. Write e.g. "10.100.0.0/22".',
    },
    locations: [{
      physicalLocation: { artifactLocation: { uri: 'infra/a%20b.json' }, region: { startLine: 14, startColumn: 9 } },
      logicalLocations: [{ name: 'Vpn', kind: 'resource' }],
    }],
    suppressions: [],
  }]);
  expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
});

test('all rules, each with its page', async () => {
  const { run: { tool: { driver: { rules, ...driver } } } } = await sarif({ 'a.json': json(template()) });
  expect(driver).toEqual({
    name: 'cdk-client-vpn-plus', informationUri: 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus', semanticVersion: VERSION,
  });
  expect(rules.map(({ id }: { id: string }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
  const { title, why } = CATALOGUE.find(({ id }) => id === 'ClientCidrBlockSize')!;
  expect(rules).toContainEqual({
    id: 'ClientCidrBlockSize',
    shortDescription: { text: title },
    fullDescription: { text: `${title} ${why}` },
    help: { text: `${title} ${why} ${GUIDE}`, markdown: `${title} ${why}\n\n[What AWS says](${GUIDE})` },
    helpUri: GUIDE,
    defaultConfiguration: { level: 'error' },
  });
});

test('what is ignored is suppressed, with the reason', async () => {
  const { code, run } = await sarif({ 'a.json': json(template(DOUBTFUL, ignoring('BannerWithoutText', 'soon'))) });
  expect(code).toBe(ExitCode.OK);
  expect(run.results).toEqual([expect.objectContaining({ level: 'warning', suppressions: [{ kind: 'inSource', justification: 'soon' }] })]);
});

test('what could not be checked, and wrong metadata', async () => {
  const { code, run, stderr } = await sarif({ 'a.json': '{', 'b.json': '', 'c.json': json(template({}, ignoring('Nothing', 'x'))) });
  expect(code).toBe(ExitCode.FAILED);
  expect(stderr.split('\n')).toHaveLength(4);
  expect(run.invocations).toEqual([{
    executionSuccessful: false,
    toolExecutionNotifications: [
      {
        level: 'error',
        message: { text: 'not JSON: expected a property name in double quotes or "}", but the file ends.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'a.json' }, region: { startLine: 1, startColumn: 2 } } }],
      },
      { level: 'error', message: { text: 'the file is empty.' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'b.json' } } }] },
      {
        level: 'warning',
        message: { text: 'Vpn: the metadata ignore the rule "Nothing", which does not exist.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'c.json' }, region: { startLine: 29, startColumn: 11 } } }],
      },
    ],
  }]);
});

test('files are named as code scanning wants them: relative to the repository', async () => {
  const files = { 'a.json': json(template(TOO_SMALL)), 'repository/b.json': json(template(TOO_SMALL)) };
  await inFolder(files, async () => {
    const folder = process.cwd();
    process.chdir('repository');
    const { stdout } = await cli(['check', '--format', 'sarif', '../a.json', join(folder, 'repository', 'b.json'), './b.json']);
    const uris = JSON.parse(stdout).runs[0].results.map(({ locations: [{ physicalLocation }] }: any) => physicalLocation.artifactLocation.uri);
    expect(uris).toEqual([pathToFileURL(join(folder, 'a.json')).href, 'b.json']);
  });
});

test('the schema is asked', async () => {
  const { log } = await sarif({ 'a.json': json(template(TOO_SMALL)) });
  log.runs[0].results[0].level = 'fatal';
  expect(errors(log)).toEqual([expect.objectContaining({ dataPath: '.runs[0].results[0].level', keyword: 'enum' })]);
});
