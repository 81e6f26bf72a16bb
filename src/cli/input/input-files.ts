import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Remark, remarkOn } from './remark';
import { withReadableError, otherKind, STANDARD_INPUT, statOf } from '../../reading/file-bytes';
import { toolOf } from '../../reading/other-files';
import { isForeignFolder, isTemplateName } from '../../reading/template-names';
import { InputError } from '../../reading/template-source';

/** A file to check. */
export interface Input {
  /** Its name as the user would write it. */
  readonly name: string;
  /** Whether someone asked for this very file; one that was met in a folder may be something else than a template. */
  readonly named: boolean;
}

/** What an argument stands for. */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly isFolder: boolean;
  /** What of a folder cannot be read. */
  readonly failures: readonly Remark[];
  /** What was left out of a folder, though it is named like a template. */
  readonly hints: readonly Remark[];
  /** Files that show whose project the folder, or one in it, is, by tool. */
  readonly projects: ReadonlyMap<string, readonly string[]>;
}

/** The files that an argument stands for. */
export function inputsOf(argument: string): Inputs {
  if (argument === STANDARD_INPUT || !statOf(argument).isDirectory()) {
    return { inputs: [{ name: argument, named: true }], isFolder: false, failures: [], hints: [], projects: new Map() };
  }
  const found = new Folder(argument);
  if (found.inputs.length === 0 && found.failures.length === 0 && found.projects.size === 0) {
    throw new InputError('no file in this folder is named like a template: *.json, *.yaml, *.yml or *.template.');
  }
  return found;
}

/** All files below a folder that are named like templates, in the order of their names. */
class Folder implements Inputs {
  public readonly isFolder = true;
  public readonly inputs: Input[] = [];
  public readonly failures: Remark[] = [];
  public readonly hints: Remark[] = [];
  public readonly projects = new Map<string, string[]>();

  public constructor(path: string) {
    this.visit(path);
  }

  private visit(path: string): void {
    try {
      const entries = withReadableError(() => readdirSync(path, { withFileTypes: true })).sort((one, other) => one.name < other.name ? -1 : 1);
      for (const entry of entries) {
        const name = join(path, entry.name);
        if (!entry.isDirectory()) {
          this.add(name);
        } else if (!isForeignFolder(entry.name)) {
          this.visit(name);
        }
      }
    } catch (error) {
      this.failures.push(remarkOn(path, error));
    }
  }

  private add(name: string): void {
    const tool = toolOf(name);
    if (tool !== undefined) {
      this.projects.set(tool, [...this.projects.get(tool) ?? [], name]);
    }
    if (!isTemplateName(name)) {
      return;
    }
    try {
      const stats = statOf(name);
      const kind = otherKind(stats);
      if (kind === undefined) {
        this.inputs.push({ name, named: false });
      } else if (!stats.isDirectory()) {
        // a link to a folder leads to what is checked by itself, or out of what was asked for.
        this.hints.push({ file: name, message: `${kind}, not a file: it is left out.` });
      }
    } catch (error) {
      this.failures.push(remarkOn(name, error));
    }
  }
}
