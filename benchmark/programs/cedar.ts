/** Reads a first policy, which loads Cedar's engine, and then others. Arguments: `[rounds]` as JSON. */
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

  const { Bench } = await import('tinybench');
  const bench = new Bench({ iterations: rounds, retainSamples: true, time: 0, warmupIterations: 5, warmupTime: 0 });
  let number = 0;
  bench.add('further', () => {
    check(++number);
  });
  const [{ result }] = await bench.run();
  if (!('latency' in result)) {
    throw 'error' in result ? result.error : new Error(result.state);
  }
  console.log(JSON.stringify({ first, further: result.latency.samples }));
}

void main();
