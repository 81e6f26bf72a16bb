/** Synthesizes an example with the pinned command line, as a user would, and shows what came out. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { accessOf, asText } from '../../src/access/report';
import { TemplateGraph } from '../../src/template/template-graph';

interface TemplateResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}

const REPOSITORY = join(__dirname, '..', '..');
const EXAMPLE = join(REPOSITORY, 'examples', 'split-tunnel', 'typescript');

execFileSync('npx', ['cdk', 'synth', '--quiet'], { cwd: EXAMPLE, stdio: ['ignore', 'ignore', 'pipe'] });

const assembly = join(EXAMPLE, 'cdk.out');
const template = join(assembly, readdirSync(assembly).find((file) => file.endsWith('.template.json'))!);
const resources: Record<string, TemplateResource> = JSON.parse(readFileSync(template, 'utf8')).Resources;
const ofType = (name: string) => Object.entries(resources).filter(([, { Type }]) => Type === `AWS::EC2::ClientVpn${name}`);

heading(`Resources of ${relative(REPOSITORY, EXAMPLE)}`);
const types = Object.values(resources).map(({ Type }) => Type);
table([...new Set(types)].sort().map((type) => [String(types.filter((other) => other === type).length), type]));

for (const [id, { Properties }] of ofType('Endpoint')) {
  heading(`Endpoint ${id}`);
  table(Object.entries(Properties).map(([name, value]) => [name, show(value)]));
}

heading('Associations');
table(ofType('TargetNetworkAssociation').map(([id, { Properties }]) => [show(Properties.SubnetId), id]));

heading('Routes, beside the one to the VPC that every association brings along');
table(ofType('Route').map(([, { Properties }]) => [show(Properties.DestinationCidrBlock), `through ${show(Properties.TargetVpcSubnetId)}`]));

heading('Who reaches what');
console.log(asText(accessOf(new TemplateGraph({ Resources: resources }), {}), {}).join('\n'));

console.log(`\nThe template: ${relative(process.cwd(), template)}`);

function heading(text: string): void {
  console.log(`\n${text}`);
}

function table(rows: readonly string[][]): void {
  const width = Math.max(0, ...rows.map(([first]) => first.length));
  console.log(rows.length === 0 ? '  none' : rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`).join('\n'));
}

/** A value as a reader of the template would say it: what a reference leads to rather than how. */
function show(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(show).join(', ');
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const [[name, operand], ...others] = Object.entries(value);
  if (others.length === 0 && name === 'Ref') {
    return String(operand);
  }
  if (others.length === 0 && name === 'Fn::GetAtt') {
    return (operand as string[]).join('.');
  }
  return Object.entries(value).map(([key, inner]) => `${key}: ${show(inner)}`).join('; ');
}
