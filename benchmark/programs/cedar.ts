/** Reads a first policy, which loads Cedar's engine, and then others. Arguments: `[rounds]` as JSON. */
import { samplesOf } from '../samples';
import { syntaxFindings } from 'cdk-client-vpn-plus/lib/rules/authorization-policy-text';

const [rounds] = JSON.parse(process.argv[2]) as [number];

/** Each one is another text: the same one again would be remembered. */
const policy = (number: number) => `
@id("healthy")
permit(principal, action, resource)
when { context has crowdstrike && context.crowdstrike.assessment.overall > ${number} };

@id("outside of the office")
forbid(principal, action, resource)
when { context has connection && context.connection has "ip-address" && context.connection["ip-address"] == "203.0.113.${number % 256}" };
`;

function check(number: number): void {
  const [finding] = syntaxFindings(policy(number), 'Vpn');
  if (finding !== undefined) {
    throw new Error(finding.message);
  }
}

async function main(): Promise<void> {
  const began = performance.now();
  check(0);
  const first = performance.now() - began;

  let number = 0;
  console.log(JSON.stringify({ first, further: await samplesOf(rounds, 5, () => check(++number)) }));
}

void main();
