import type { IConstruct } from 'constructs';
import { Adopting } from './adopting';
import type { AdoptionLines } from '../deployment/adoption';
import { adoptionLines } from '../deployment/adoption-file';
import { fileBytes } from '../reading/file-bytes';
import { textOf } from '../reading/file-text';
import { InputError } from '../reading/template-source';
import { ADOPTION_FILE } from '../rules/construct-rules';
import { expectInstance, expectName, limitArguments, SCOPE } from '../validation/argument-checks';
import { callSite, report } from '../validation/reporting';

const FROM_FILE = callSite('ClientVpnAdoption.fromFile');
const APPLY_TO = callSite('ClientVpnAdoption.applyTo');

/**
 * Lets constructs take over what is deployed: an endpoint of `ec2.ClientVpnEndpoint`, of L1s or of a template, with its associations, routes, rules,
 * security group and log group, keeps its id, its DNS name and its users, although other constructs create it now.
 *
 * `cdk-client-vpn-plus adopt DEPLOYED cdk.out` writes the file: for each construct the logical id of the deployed resource, and the deployed spelling
 * of what CloudFormation would replace it for. It is reviewed, committed, and stays with the app.
 *
 * @example
 * declare const app: App;
 *
 * ClientVpnAdoption.fromFile('client-vpn.adopt.json').applyTo(app);
 *
 * @see https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/docs/adopting.md
 */
export class ClientVpnAdoption {
  /**
   * Reads a file that `cdk-client-vpn-plus adopt` wrote.
   *
   * A file that cannot be read, or holds something else, is an error.
   *
   * @param path the file, seen from the current folder
   */
  public static fromFile(path: string): ClientVpnAdoption {
    expectName(FROM_FILE, 'path', path, '"client-vpn.adopt.json"');
    return new ClientVpnAdoption(path, linesOf(path));
  }

  private constructor(private readonly file: string, private readonly lines: AdoptionLines) {}

  /**
   * Applies the lines of the file whose constructs are in a scope, while the app is synthesized. What the file says of others is left alone.
   *
   * Call it once the stages of the app are created, and before a pipeline synthesizes them (with `addStage()`). A construct that the file names and
   * that is gone from its stack is an error, since CloudFormation would delete what it had created: remove the line if that is meant. An old spelling
   * that does not mean any more what the app says is not applied, and draws a warning.
   *
   * @param scope the app, a stage or a stack
   */
  public applyTo(scope: IConstruct): void {
    expectInstance(APPLY_TO, 'scope', scope, { ...SCOPE, instead: 'the app' });
    new Adopting(this.file, this.lines, scope).begin();
  }
}

limitArguments('ClientVpnAdoption', ClientVpnAdoption, { fromFile: 1 });
limitArguments('ClientVpnAdoption', ClientVpnAdoption.prototype, { applyTo: 1 });

function linesOf(path: string): AdoptionLines {
  const lines = parsed(path);
  return typeof lines === 'string'
    ? report(FROM_FILE, ADOPTION_FILE, `the file ${JSON.stringify(path)}, seen from ${JSON.stringify(process.cwd())}, cannot be used: ${lines}`,
      'Correct it, or let "cdk-client-vpn-plus adopt" write it.')
    : lines;
}

function parsed(path: string): AdoptionLines | string {
  try {
    return adoptionLines(textOf(fileBytes(path)));
  } catch (error) {
    if (error instanceof InputError) {
      return error.message;
    }
    throw error;
  }
}
