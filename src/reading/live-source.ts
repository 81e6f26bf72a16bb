import { liveTemplate, type LiveTemplate, spelledInAnswer } from './live-template';
import type { Position, Source, WrittenSource } from './template-source';
import type { Resource } from '../model/graph';
import type { Path } from '../template/sections';

/** Something about a place of an answer. */
export interface AnswerRemark {
  readonly file: string;
  readonly position: Position;
  readonly message: string;
}

interface Answer {
  readonly name: string;
  readonly source: Source;
}

/** The answers of the AWS CLI about endpoints, of one file or several, as one template. */
export class LiveSource implements WrittenSource {
  public readonly repeated = [];
  private readonly answers: Answer[];
  private read?: LiveTemplate;

  public constructor(name: string, source: Source) {
    this.answers = [{ name, source }];
  }

  /** Adds what other files tell. */
  public add({ answers }: LiveSource): void {
    this.answers.push(...answers);
    this.read = undefined;
  }

  public get template(): unknown {
    return this.live.template;
  }

  public get text(): string {
    return JSON.stringify(this.template);
  }

  /** What is there around the endpoints. */
  public get known(): readonly Resource[] {
    return this.live.known;
  }

  public get remarks(): AnswerRemark[] {
    return this.live.remarks.map(({ message, origin: { document, path } }) => {
      const { name, source } = this.answers[document];
      return { file: name, position: source.locate(path), message };
    });
  }

  public locate([section, id, ...path]: Path): Position {
    const origin = section === 'Resources' ? this.live.origins.get(String(id)) : undefined;
    const { name: file, source } = this.answers[origin?.document ?? 0];
    return { ...source.locate(origin === undefined ? [] : [...origin.path, ...spelledInAnswer(path)]), file };
  }

  private get live(): LiveTemplate {
    this.read ??= liveTemplate(this.answers.map(({ source }) => source.template));
    return this.read;
  }
}
