import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct, type IConstruct } from 'constructs';
import { TypeMark } from '../cdk/type-marks';
import { createLogGroup } from '../logging/log-group';
import { UPKEEP_SOURCE } from '../upkeep-handler';

const ID = 'ClientVpnUpkeep';
const MARK = new TypeMark(ID);
/** What Lambda allows: the function waits for the first association, and for calls that are throttled. */
const TIMEOUT = Duration.minutes(15);
/** A list may have 20,000 entries, and there are two of them. */
const MEMORY = 256;

/** The function of a stack that keeps lists and tags on its endpoints, with permissions of each list and each endpoint. */
export class UpkeepFunction extends Construct {
  /** That of the stack of a construct, made when the first one asks. */
  public static of(construct: IConstruct): UpkeepFunction {
    const stack = Stack.of(construct);
    const there = stack.node.tryFindChild(ID);
    return MARK.isOn(there) ? there as UpkeepFunction : new UpkeepFunction(stack);
  }

  public readonly handler: LambdaFunction;
  public readonly role: IRole;

  private constructor(stack: Stack) {
    super(stack, ID);
    MARK.put(this);
    const logGroup = createLogGroup(this, {});
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    // the managed policy that functions get otherwise may write all logs of the account.
    logGroup.grantWrite(role);
    // whether this is a rollback, the state of the stack says.
    role.addToPolicy(new PolicyStatement({ actions: ['cloudformation:DescribeStacks'], resources: [Aws.STACK_ID] }));
    this.role = role;
    this.handler = new LambdaFunction(this, 'Function', {
      // in the template, not in an asset: no bucket is needed, and what runs is seen.
      code: Code.fromInline(UPKEEP_SOURCE),
      handler: 'index.handler',
      // pinned, so that templates do not depend on the version of the CDK.
      runtime: Runtime.NODEJS_24_X,
      description: 'Keeps revocation lists and tags of Client VPN endpoints',
      logGroup,
      memorySize: MEMORY,
      role,
      timeout: TIMEOUT,
    });
  }
}
