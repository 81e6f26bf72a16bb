import type { awscdk } from 'projen';
import { Component } from 'projen';

/** A room: a folder of src, what it holds, and the layer that it stands on. */
interface Room {
  readonly layer: number;
  readonly holds: string;
}

/** The rooms, from the ground up. A room imports neither its neighbours of the same layer nor what stands above. */
export const ROOMS: Readonly<Record<string, Room>> = {
  'util': { layer: 1, holds: 'small generics, and the version of this package' },
  'service': { layer: 1, holds: 'what AWS documents: limits, closed sets of values, addresses of pages' },
  'cedar': { layer: 1, holds: 'all that knows Cedar: a policy as text, as the engine understands it, and what it decides' },
  'handler': { layer: 1, holds: 'the Lambda function that decides on connections, which runs in AWS as it is' },
  'upkeep-handler': { layer: 1, holds: 'the Lambda function that keeps revocation lists and tags, which runs in AWS as it is' },
  'ip': { layer: 2, holds: 'addresses as arithmetic: CIDR ranges, nested prefixes' },
  'certificates': { layer: 2, holds: 'X.509: certificates and revocation lists as bytes, written and read' },
  'pki': { layer: 3, holds: 'an authority in a folder: what it has issued and revoked' },
  'profile': { layer: 3, holds: 'client configuration files: written, completed, and checked' },
  'model': { layer: 3, holds: 'an endpoint as data: graph, values, names, and what its properties say' },
  'access': { layer: 4, holds: 'who reaches what, as pure as the rules' },
  'evaluation': { layer: 4, holds: 'what a rule is, how rules are asked, what several rules share' },
  'rules': { layer: 5, holds: 'the rules, one file for each topic in `src/rules/topics/`, their catalogue, and what is not checked' },
  'template': { layer: 6, holds: 'reads a template into a graph, and judges it' },
  'deployment': { layer: 7, holds: 'what a deployment does to live endpoints: what is deployed and what is to be, compared' },
  'generation': { layer: 7, holds: 'code for endpoints, in TypeScript or Python' },
  'reading': { layer: 7, holds: 'files as templates, JSON or YAML, with the place of each value, answers of the AWS CLI included; what the CDK wrote beside them' },
  'cdk': { layer: 8, holds: 'what differs between versions of aws-cdk-lib; ids, paths, stacks, dependencies' },
  'tree': { layer: 9, holds: 'reads a construct tree into a graph: the twin of `src/template/`' },
  'validation': { layer: 10, holds: 'errors, warnings, checks of arguments, and what was reported already' },
  'adoption': { layer: 11, holds: 'constructs take over what is deployed: logical ids and spellings from a file' },
  'authentication': { layer: 11, holds: 'how clients authenticate' },
  'authorization-policy': { layer: 11, holds: 'Cedar policies, trust providers, and what a policy decides' },
  'creation-order': { layer: 11, holds: 'in which order CloudFormation creates things, and how many at a time' },
  'grants': { layer: 11, holds: 'permissions for one endpoint' },
  'logging': { layer: 11, holds: 'connection logs, and the log group that is created for them' },
  'metrics': { layer: 11, holds: 'what CloudWatch measures of an endpoint' },
  'network': { layer: 11, holds: 'where clients enter: VPC, subnets, transit gateway; DNS servers' },
  'connect-handler': { layer: 12, holds: 'the connect handler: conditions, and the function that is created' },
  'children': { layer: 13, holds: 'what an app attaches to one endpoint: facts, reading, children, dependencies, validation' },
  'network-access': { layer: 14, holds: 'destinations, associations, routes, authorization rules: the constructs' },
  'upkeep': { layer: 14, holds: 'revocation lists and tags, which a function of the stack keeps on endpoints' },
  'endpoint': { layer: 15, holds: 'the endpoint: props, interface, created and imported, rendering, `effectiveAccess()`' },
  'operations': { layer: 16, holds: 'what watches an endpoint that is deployed: alarms, saved queries, a dashboard' },
  'plugin': { layer: 17, holds: 'the door for any CDK app, at synthesis' },
  'cli': { layer: 17, holds: 'the door for any file, without the CDK: `src/cli/terminal/` < `src/cli/input/` < `src/cli/output/` < `src/cli/commands/`' },
};

/** The pure rooms, which nothing of the CDK reaches. */
const PURE_LAYERS = 7;
/** What the command line never loads. */
const CONSTRUCT_LAYERS = [8, 16];

const src = (rooms: readonly string[]) => rooms.map((room) => `./src/${room}`);
const rooms = (test: (layer: number) => boolean) => Object.entries(ROOMS).filter(([, { layer }]) => test(layer)).map(([room]) => room);

/** What may not import what, as ESLint reads it. */
function zones(): object[] {
  return [
    ...Object.entries(ROOMS).map(([room, { layer, holds }]) => ({
      target: `./src/${room}`,
      from: [...src(rooms((other) => other >= layer).filter((other) => other !== room)), './src/index.ts'],
      message: `src/${room} (${holds.split(/[:;,]/)[0]}) stands on layer ${layer}: it imports from lower layers only (projenrc/layers.ts).`,
    })),
    { target: './src/rules/topics', from: './src/rules', except: ['./topics'], message: 'A topic does not know the catalogue.' },
    { target: './src/access', from: src(['evaluation', 'rules']), message: 'Who reaches what does not know the rules.' },
    { target: './src/cdk', from: src(rooms((layer) => layer <= PURE_LAYERS)), message: 'src/cdk knows nothing of AWS Client VPN.' },
    { target: './src/tree', from: src(['evaluation', 'rules', 'access', 'template']), message: 'The readers do not know who asks.' },
    { target: './src/cli', from: src(rooms((layer) => layer >= CONSTRUCT_LAYERS[0] && layer <= CONSTRUCT_LAYERS[1])), message: 'The command line loads no CDK.' },
    { target: './src/cli/input', from: ['./src/cli/output', './src/cli/commands'], message: 'Reading does not know writing.' },
    { target: './src/cli/terminal', from: ['./src/cli/input', './src/cli/output', './src/cli/commands'], message: 'The terminal knows no command.' },
    { target: './src/cli/output', from: ['./src/cli/commands'], message: 'Writing does not know the commands.' },
  ];
}

/** The layers of src: a rule of the linter, and the table in ARCHITECTURE.md, from one list. */
export class Layers extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.eslint!.addRules({
      'import/no-cycle': ['error'],
      'import/no-restricted-paths': ['error', { zones: zones() }],
    });
  }
}

/** The rows of the table in ARCHITECTURE.md. */
export function layerTable(): string {
  return Object.entries(ROOMS).map(([room, { layer, holds }]) => `| ${layer} | \`src/${room}/\` | ${holds} |`).join('\n');
}
