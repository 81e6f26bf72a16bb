/** Reads a first policy, which loads Cedar's engine, asks all rules about it, and goes on with others. Arguments: `[rounds]` as JSON. */
import { samplesOf } from '../samples';
import { Evaluator } from 'cdk-client-vpn-plus/lib/evaluation/evaluate';
import type { Finding } from 'cdk-client-vpn-plus/lib/evaluation/rule';
import { lineInProps } from 'cdk-client-vpn-plus/lib/evaluation/spelling';
import { authorizationPolicyTextRules, syntaxFindings } from 'cdk-client-vpn-plus/lib/rules/topics/authorization-policy-text';
import { TemplateGraph } from 'cdk-client-vpn-plus/lib/template/template-graph';

const [rounds] = JSON.parse(process.argv[2]) as [number];
const RULES = new Evaluator(authorizationPolicyTextRules);

/** Each one is another text: the same one again would be remembered. */
const policy = (number: number) => `
@id("healthy")
permit(principal, action, resource)
when { context has crowdstrike && context.crowdstrike.assessment.overall > ${number % 100} };

@id("at risk, ${number}")
forbid(principal, action, resource)
when { context has jamf && context.jamf.risk == "HIGH" };
`;

function read(number: number): void {
  reject(syntaxFindings(policy(number), 'Vpn'));
}

function judge(number: number): void {
  const Properties = { AuthorizationPolicy: { PolicyDocument: policy(number) } };
  reject(RULES.ofGraph(new TemplateGraph({ Resources: { Vpn: { Type: 'AWS::EC2::ClientVpnEndpoint', Properties } } })));
}

function reject([finding]: readonly Finding[]): void {
  if (finding !== undefined) {
    throw new Error(lineInProps(finding));
  }
}

async function main(): Promise<void> {
  const began = performance.now();
  read(0);
  const first = performance.now() - began;
  judge(0);
  const firstJudged = performance.now() - began;

  let number = 0;
  const further = await samplesOf(rounds, 5, () => read(++number));
  console.log(JSON.stringify({ first, firstJudged, further, furtherJudged: await samplesOf(rounds, 5, () => judge(++number)) }));
}

void main();
