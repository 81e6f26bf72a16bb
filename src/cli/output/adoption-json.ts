import type { AdoptionReport } from './adoption-text';
import { comparisonJson } from './diff-json';
import { jsonText } from './json';
import type { TemplateResource } from '../../template/template-graph';
import type { Io } from '../terminal/io';

/** One object for programs: what stays, what is asked back, and what the next deployment does with the adoption. */
export function writeAdoptionJson({ comparison, file, gone, kept, lines, questions }: AdoptionReport, { stdout }: Io): void {
  stdout.write(`${jsonText({
    file,
    lines: Object.fromEntries(lines),
    kept: kept.map(({ logicalId, resource, spellings }) => ({ ...named(resource), logicalId, spelled: spellings })),
    questions: questions.map(({ candidates, resource }) => ({ ...named(resource), candidates: candidates.map(({ logicalId }) => logicalId) })),
    gone,
    ...comparisonJson(comparison),
  })}\n`);
}

function named({ constructPath: path, type }: TemplateResource) {
  return { path, type };
}
