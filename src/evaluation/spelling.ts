/** Findings in the names that their readers use. */
import { describe, type Finding, type RuleMessage } from './rule';
import { isProperty, propName, show } from '../model/names';

/** A finding for authors of templates, who write CloudFormation's names. */
export function inTemplates(finding: Finding): RuleMessage {
  return message(finding, finding.path.replace(/\.(\d+)/g, '[$1]'), finding.wrong, finding.fix);
}

/** A finding for authors of constructs, who write props. */
export function inProps(finding: Finding): RuleMessage {
  return message(finding, propName(finding.path), withProps(finding.wrong), finding.fixInApp ?? withProps(finding.fix));
}

/** A finding for authors of constructs as one line. */
export function lineInProps(finding: Finding): string {
  return describe(inProps(finding));
}

function message({ rule, severity, source, controls, under = '', value }: Finding, subject: string, wrong: string, fix: string): RuleMessage {
  const words = [subject, show(value), wrong, controls === undefined ? '' : `(${controls.join(', ')})`].filter((part) => part !== '').join(' ');
  return { rule, severity, message: `${under}${words}.`, fix, source, controls };
}

/** A sentence with props in place of CloudFormation's names; what is quoted, and paths of constructs, stay as they are. */
function withProps(words: string): string {
  return words.replace(/"(?:[^"\\]|\\.)*"|[\w/-]+/g, (word) => isProperty(word) ? propName(word) : word);
}
