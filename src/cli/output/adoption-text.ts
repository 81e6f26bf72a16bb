import { writeDiffText } from './diff-text';
import { HEADINGS } from './diff-words';
import type { Adoption } from '../../deployment/adoption';
import { lineText } from '../../deployment/adoption-file';
import type { Question } from '../../deployment/paired-resources';
import { escapeControlCharacters } from '../../util/control-characters';
import { Colours, type Io, quantity } from '../terminal/io';

const VALUES = 'Where parameters of the deployed stack decide, their values tell: --parameters takes a file of "aws cloudformation describe-stacks --query Stacks[0].Parameters".';

/** An adoption, and what became of its file. */
export interface AdoptionReport extends Adoption {
  readonly file: string;
  readonly isNew: boolean;
  /** How many lines there are more than before. */
  readonly added: number;
}

/** What stays, what is left over, and what has to be said: for people. */
export function writeAdoptionText(report: AdoptionReport, io: Io): void {
  const { comparison, file, gone, kept, lines, questions } = report;
  const colours = new Colours(io.stdout, io.env);
  const write = (line = '') => void io.stdout.write(`${line}\n`);
  const section = (heading: string, all: readonly string[]) => {
    if (all.length > 0) {
      write(heading);
      all.forEach((line) => write(`  ${line}`));
      write();
    }
  };
  section(colours.bold(`Kept: ${kept.length}`), kept.map(({ logicalId: id, resource }) => (
    `${escapeControlCharacters(resource.constructPath ?? resource.logicalId)} ${colours.faint('is')} ${escapeControlCharacters(id)} ${colours.faint(resource.type)}`
  )));
  section(colours.bold('Spelled as deployed'), kept.flatMap(({ resource, spellings }) => Object.entries(spellings).map(([property, spelling]) => (
    `${escapeControlCharacters(resource.constructPath ?? resource.logicalId)} ${property}: ${escapeControlCharacters(JSON.stringify(spelling))}`
  ))));
  section(colours.red('Asked back: what is not certain is not adopted'), [
    ...questions.flatMap((question) => asked(question, file)),
    ...questions.some(({ isUnknown }) => isUnknown) ? [VALUES] : [],
  ]);
  section(colours.red('Lines whose construct is gone'), gone.map(({ logicalId, path }) => (
    escapeControlCharacters(`${path}: ${logicalId} would be deleted. Remove the line from ${file} if that is meant.`)
  )));
  write(colours.bold('With the adoption, the next deployment does this:'));
  write();
  writeDiffText(comparison, io, { ...HEADINGS, deleted: 'Left over, and deleted', removed: 'Left over, and removed', added: 'New' });
  write();
  write(lines.size === 0 && !report.isNew
    ? 'No construct needs a line: there is nothing to adopt.'
    : `${escapeControlCharacters(file)} has ${quantity(lines.size, 'line')}${wordsFor(report)}. In the app: ClientVpnAdoption.fromFile(${JSON.stringify(file)}).applyTo(app)`);
}

function asked({ candidates, resource }: Question, file: string): string[] {
  const path = resource.constructPath ?? resource.logicalId;
  const choices = candidates.map(({ logicalId }) => lineText(path, { logicalId }));
  return [
    escapeControlCharacters(`Which one is ${path} (${resource.type})? Write one of these lines into "resources" of ${file}, and run adopt again:`),
    ...choices.map((line) => `  ${escapeControlCharacters(line)}`),
    `  ${escapeControlCharacters(lineText(path, { logicalId: resource.logicalId }))}   if it is a new one`,
  ];
}

function wordsFor({ added, isNew }: AdoptionReport): string {
  return isNew ? '' : added > 0 ? `, ${added} more than before` : added < 0 ? `, ${-added} fewer than before` : ', as before';
}
