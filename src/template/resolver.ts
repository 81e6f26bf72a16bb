import { Conditions, type Operand } from './conditions';
import { isLoop, unrolled } from './loops';
import { openness } from './macro-calls';
import { EXPORT_READER } from './outputs';
import { Parameters } from './parameters';
import { type Deployment, hasCall, intrinsic, isIntrinsic, members, type Sections, subParts } from './sections';
import { alone } from './surroundings';
import { ARN, familyOfAttribute, hasAttribute, NAMES, SELF } from '../model/attributes';
import { cidrBlocks, selected } from '../model/fn-cidr';
import { ENDPOINT } from '../model/graph';
import { TRANSFORM, widest } from '../model/macros';
import { opened } from '../model/open-properties';
import { CHOSEN, isChosen } from '../model/parameter-kind';
import { familyOf } from '../model/ranges';
import { at, Impossible, impossibleOf, keyOf, kindOf, list, type Properties, text, Unknown, type Value } from '../model/values';

/** Anything nested deeper, or reached over more references, counts as unknown. */
const DEEPEST = 60;
/** How the attributes of a nested stack begin that it puts out. */
const OUTPUTS = 'Outputs.';
/** A longer text that functions make counts as unknown: it could double with every reference. */
const LONGEST_TEXT = 20_000;

/** Evaluates the intrinsic functions of a template as far as their operands are known. */
export class Resolver {
  public readonly conditions: Conditions;
  private readonly attributes = new Map<string, Value>();
  private readonly references = new Map<string, Unknown>();
  private readonly domains: ReadonlyMap<string, readonly string[]>;
  private readonly parameters: Parameters;

  public constructor(private readonly template: Sections, private readonly deployment: Deployment, private readonly surroundings = alone()) {
    this.parameters = new Parameters(template.parameters, deployment);
    this.domains = new Map(Array.from(template.parameters.keys(), (name) => [keyOf(this.local('Ref', name)), this.parameters.allowed(name)]));
    this.conditions = new Conditions(template.conditions, {
      operand: (raw) => this.operand(raw),
      domain: (variable) => nonEmpty(this.domains.get(variable)),
    });
  }

  /** A value of a template as a resource sees it that is made under the condition `scope`. */
  public resolve(raw: unknown, scope?: string, depth = 0): Value {
    if (typeof raw === 'string') {
      return this.spelledOut(raw);
    }
    if (typeof raw !== 'object' || raw === null) {
      return typeof raw === 'number' || typeof raw === 'boolean' || raw === null ? raw : undefined;
    }
    if (depth > DEEPEST) {
      return this.anything();
    }
    if (Array.isArray(raw)) {
      return this.elements(raw, scope, depth);
    }
    const call = intrinsic(raw);
    if (call && !isLoop(call[0])) {
      return this.call(...call, (part) => this.resolve(part, scope, depth + 1), scope, depth);
    }
    return hasCall(raw) ? this.openObject(raw, scope, depth) : this.object(raw, scope, depth);
  }

  /** The elements of a collection that a loop goes through, where all are known. */
  public collection(raw: unknown, depth = 0): readonly string[] | undefined {
    const elements = list(this.resolve(raw, undefined, depth + 1))?.flatMap((element) => list(element) ?? [element]).map(text);
    return elements?.every((element) => element !== undefined) ? elements : undefined;
  }

  private elements(raw: readonly unknown[], scope: string | undefined, depth: number): Value {
    const elements: Value[] = [];
    for (const part of raw) {
      const element = this.resolve(part, scope, depth + 1);
      if (element !== undefined) {
        elements.push(element);
      }
    }
    // the length of the list is unresolved.
    return elements.some((element) => element instanceof Unknown && element.optional) ? this.unknown('List', ...elements) : elements;
  }

  private object(raw: object, scope: string | undefined, depth: number): Value {
    const entries: Array<readonly [string, Value]> = [];
    for (const name in raw) {
      const value = this.resolve((raw as Readonly<Record<string, unknown>>)[name], scope, depth + 1);
      if (value !== undefined) {
        entries.push([name, value]);
      }
    }
    return Object.fromEntries(entries);
  }

  /** An object that a loop or a macro makes members of. */
  private openObject(raw: object, scope: string | undefined, depth: number): Value {
    const entries = unrolled(raw, (over) => this.collection(over, depth));
    const written = entries.filter(({ name, open }) => open.length === 0 && name !== TRANSFORM);
    if (written.some(({ name }) => isIntrinsic(name))) {
      return this.anything();
    }
    const properties = this.object(Object.fromEntries(written.map(({ name, value }) => [name, value])), scope, depth) as Properties;
    const added = widest([openness(members(raw)), ...entries.some(({ open }) => open.length > 0) ? ['beside' as const] : []]);
    return opened(properties, added, () => this.anything().key);
  }

  private call(name: string, argument: unknown, inner: (part: unknown) => Value, scope: string | undefined, depth: number): Value {
    switch (name) {
      case 'Ref': return typeof argument === 'string' ? this.ref(argument, depth) : this.anything();
      case 'Fn::GetAtt': return this.getAtt(argument, inner, depth);
      case 'Fn::If': return this.choose(argument, inner, scope);
      case 'Fn::Sub': return this.substitute(argument, inner, depth);
      case 'Fn::ImportValue': return this.given(name, inner(argument), (operand) => this.surroundings.exported(operand));
      case 'Fn::GetStackOutput': return this.given(name, inner(argument), (operand) => this.surroundings.stackOutput(operand));
      case TRANSFORM: return this.anything();
      default: return this.apply(name, inner(argument));
    }
  }

  private ref(name: string, depth: number): Value {
    switch (name) {
      case 'AWS::NoValue': return undefined;
      case 'AWS::AccountId': return this.deployment.account ?? this.shared('Ref', name);
      case 'AWS::Region': return this.deployment.region ?? this.shared('Ref', name);
      case 'AWS::StackName': return this.deployment.stackName ?? this.local('Ref', name);
      case 'AWS::Partition':
      case 'AWS::URLSuffix': return this.shared('Ref', name);
    }
    const resource = this.template.resources.get(name);
    if (!resource) {
      const unknown = this.local('Ref', name);
      const only = this.domains.get(keyOf(unknown));
      const value = this.surroundings.parameter(name) ?? this.parameters.value(name) ?? (only?.length === 1 ? only[0] : unknown);
      return value instanceof Unknown ? value.like(value.family, this.parameters.kind(name)) : value;
    }
    const chosen = NAMES.get(resource.type);
    return chosen === undefined ? this.reference(name) : this.attribute(name, chosen, depth);
  }

  private getAtt(argument: unknown, inner: (part: unknown) => Value, depth: number): Value {
    const parts = typeof argument === 'string' ? /^([^.]*)\.(.*)$/s.exec(argument)?.slice(1) : list(inner(argument));
    const [id, attribute] = parts?.map(text) ?? [];
    return id === undefined || attribute === undefined ? this.anything() : this.attribute(id, attribute, depth);
  }

  /** An attribute of a resource: the property of the same name where there is one. */
  private attribute(id: string, name: string, depth: number): Value {
    const resource = this.template.resources.get(id);
    if (!resource) {
      return this.local('Fn::GetAtt', id, name);
    }
    if (name.startsWith(OUTPUTS)) {
      return this.surroundings.nestedOutput(id, name.slice(OUTPUTS.length)) ?? this.local('Fn::GetAtt', id, name);
    }
    if (resource.type === EXPORT_READER) {
      return at(this.resolve(resource.properties.get('ReaderProps'), resource.condition, depth + 1), 'imports', name) ?? this.local('Fn::GetAtt', id, name);
    }
    // of an attribute that an endpoint does not have there is another finding: what is meant is the endpoint.
    if (SELF.get(resource.type) === name || resource.type === ENDPOINT && !hasAttribute(ENDPOINT, name)) {
      return this.reference(id);
    }
    const key = JSON.stringify([id, name]);
    const known = this.attributes.get(key);
    if (known !== undefined) {
      return known;
    }
    const unknown = this.unresolved(resource.type, id, name);
    // a cycle ends here.
    this.attributes.set(key, unknown);
    const value = this.resolve(resource.properties.get(name), resource.condition, depth + 1);
    const mirrored = text(value) === undefined ? this.mirror(value, unknown) : value;
    this.attributes.set(key, mirrored);
    return mirrored;
  }

  /** The unknown value of an attribute: that of the property, whose family the attribute may tell. */
  private mirror(value: Value, unknown: Unknown): Unknown {
    return value instanceof Unknown && !value.optional ? value.like(unknown.family ?? value.family, value.kind) : unknown;
  }

  private unresolved(type: string, id: string, name: string): Unknown {
    if (NAMES.get(type) === name) {
      return this.reference(id);
    }
    const unknown = this.local('Fn::GetAtt', id, name);
    const { key } = unknown;
    const owner = { place: this.surroundings.place, id };
    this.surroundings.values.belong(unknown, owner);
    if (name.endsWith('Arn') || name.endsWith('DefaultRouteTableId')) {
      this.surroundings.values.refer(unknown, owner);
    }
    return new Unknown(key, false, familyOfAttribute(type, name), name.endsWith(ARN) ? ARN : undefined);
  }

  private choose(argument: unknown, inner: (part: unknown) => Value, scope: string | undefined): Value {
    const [condition, then, otherwise] = Array.isArray(argument) && argument.length === 3 ? argument : [];
    if (typeof condition !== 'string') {
      return this.anything();
    }
    const can = (truth: boolean) => this.conditions.possible([condition, truth], ...scope === undefined ? [] : [[scope, true]] as const);
    if (!can(true)) {
      return inner(otherwise);
    }
    const one = inner(then);
    if (!can(false)) {
      return one;
    }
    const other = inner(otherwise);
    const chosen = () => this.surroundings.values.make(isOptional(one) || isOptional(other), this.inPlace('Fn::If'), [condition, one, other]);
    return keyOf(one) === keyOf(other) ? one : chosen().like(undefined, commonKind(one, other));
  }

  private substitute(argument: unknown, inner: (part: unknown) => Value, depth: number): Value {
    const [template, variables] = Array.isArray(argument) ? argument : [argument];
    if (typeof template !== 'string') {
      return this.anything();
    }
    const given = members(variables);
    return this.concat(subParts(template).map((part) => {
      if ('text' in part) {
        return part.text;
      }
      const { placeholder } = part;
      if (given.has(placeholder)) {
        return inner(given.get(placeholder));
      }
      return placeholder.includes('.') ? this.getAtt(placeholder, inner, depth) : this.ref(placeholder, depth);
    }));
  }

  /** The functions that look at nothing but their operands. */
  private apply(name: string, operands: Value): Value {
    const given = list(operands);
    // each by itself: "0" and 0 are one operand.
    const unknown = () => this.unresolvedBy(name, given ?? [operands]);
    switch (name) {
      case 'Fn::Join': {
        const separator = text(given?.[0]);
        const elements = list(given?.[1]);
        const joined = separator === undefined || !elements
          ? unknown()
          : this.concat(elements.flatMap((element, index) => index === 0 ? [element] : [separator, element]));
        if (separator !== undefined) {
          this.surroundings.values.join(joined, separator, given?.[1]);
        }
        return joined;
      }
      case 'Fn::Split': {
        const separator = text(given?.[0]);
        const source = text(given?.[1]);
        if (!separator || source === undefined || source.length > LONGEST_TEXT) {
          return this.surroundings.values.split(given?.[1], separator ?? '') ?? unknown();
        }
        return source.split(separator);
      }
      case 'Fn::Cidr': return resultOf(cidrBlocks(given), () => unknown().like(familyOf(given?.[0]), undefined));
      case 'Fn::Select': return resultOf(selected(given?.[0], given?.[1]), () => unknown().like(familyIn(given?.[1]), kindOf(given?.[1])));
      case 'Fn::FindInMap': return this.findInMap(given?.map(text)) ?? this.madeOf(this.inPlace(name), given ?? [operands]);
      case 'Fn::GetAZs': return this.isHere(operands) ? this.shared(name, '') : unknown();
      default: return unknown();
    }
  }

  /** What a function makes of parameters alone is as stable as they are. */
  private madeOf(name: string, operands: readonly Value[]): Unknown {
    const unknown = this.unresolvedBy(name, operands);
    return operands.every((operand) => !(operand instanceof Unknown) || isChosen(operand)) ? unknown.like(unknown.family, CHOSEN) : unknown;
  }

  /** What a function makes of operands that are not known; of one that has no value there is none either. */
  private unresolvedBy(name: string, operands: readonly Value[]): Unknown {
    const failing = operands.flatMap((operand) => list(operand) ?? [operand]).map(impossibleOf).find((reason) => reason !== undefined);
    const unknown = this.unknown(name, ...operands);
    return failing === undefined ? unknown : unknown.failing(failing);
  }

  private findInMap(path: ReadonlyArray<string | undefined> = []): Value {
    const [map, top, second] = path;
    if (map === undefined || top === undefined || second === undefined) {
      return undefined;
    }
    const value = members(members(this.template.mappings.get(map)).get(top)).get(second);
    const given = Array.isArray(value) ? value : [value];
    return given.every((element) => text(element) !== undefined) ? value as Value : undefined;
  }

  private isHere(region: Value): boolean {
    return [keyOf(''), keyOf(this.ref('AWS::Region', 0))].includes(keyOf(region));
  }

  /** The texts one after the other; equal ones have equal keys, whichever function made them. */
  private concat(parts: readonly Value[]): Value {
    const merged: Value[] = [];
    let length = 0;
    for (const part of parts) {
      const last = merged.length - 1;
      const known = text(part);
      length += known?.length ?? 0;
      if (length > LONGEST_TEXT) {
        return this.anything();
      }
      if (known !== undefined && typeof merged[last] === 'string') {
        merged[last] += known;
      } else if (known !== '') {
        merged.push(known ?? part);
      }
    }
    switch (merged.length) {
      case 0: return '';
      case 1: return this.single(merged[0]);
      default: return this.stored(merged) ?? this.madeOf('Text', merged);
    }
  }

  private single(part: Value): Value {
    if (typeof part === 'string') {
      return this.spelledOut(part);
    }
    return part instanceof Unknown ? part : this.unknown('Text', part);
  }

  /** A text of the template; a dynamic reference in it is replaced when the template is deployed. */
  private spelledOut(literal: string): Value {
    // what is only a part of one may be put together with the rest.
    if (!/\{\{resolve:[^}]*\}\}/.test(literal)) {
      return literal;
    }
    return this.stored([literal]) ?? this.shared('Dynamic', literal);
  }

  /** What another template writes to the parameter of Systems Manager that a dynamic reference names, which is given in parts. */
  private stored(parts: readonly Value[]): Value {
    // a version says which value it was, not which it is.
    return /^\{\{resolve:ssm:[^:}]+\}\}$/.test(parts.map((part) => text(part) ?? '?').join(''))
      ? this.surroundings.stored(this.concat(parts.map((part) => text(part)?.replace(/^\{\{resolve:ssm:|\}\}$/g, '') ?? part)))
      : undefined;
  }

  private operand(raw: unknown): Operand {
    const value = this.resolve(raw);
    return { text: text(value), variable: keyOf(value) };
  }

  private given(name: string, operand: Value, look: (operand: Value) => Value): Value {
    return look(operand) ?? this.shared(name, operand);
  }

  private anything(): Unknown {
    return this.surroundings.values.anything();
  }

  private unknown(name: string, ...operands: readonly Value[]): Unknown {
    return this.surroundings.values.make(false, name, operands);
  }

  /** An unknown value that has this name in this template only. */
  private local(name: string, ...operands: readonly Value[]): Unknown {
    return this.unknown(this.inPlace(name), ...operands);
  }

  /** An unknown value that is the same in all templates of one account and Region. */
  private shared(name: string, ...operands: readonly Value[]): Unknown {
    const { environment } = this.surroundings;
    return this.unknown(environment === '' ? name : `${name} in ${environment}`, ...operands);
  }

  private inPlace(name: string): string {
    const { place } = this.surroundings;
    return place === '' ? name : `${name} of ${place}`;
  }

  /** An unknown value that stands for a resource; all children of an endpoint refer to it. */
  private reference(id: string): Unknown {
    const known = this.references.get(id) ?? this.local('Ref', id);
    this.surroundings.values.refer(known, { place: this.surroundings.place, id });
    this.references.set(id, known);
    return known;
  }
}

/** What both of two values are, one of which a condition chooses. */
function commonKind(one: Value, other: Value): string | undefined {
  const isText = (value: Value) => text(value) !== undefined || isChosen(value);
  return kindOf(one) !== undefined && kindOf(one) === kindOf(other) ? kindOf(one) : isText(one) && isText(other) ? CHOSEN : undefined;
}

/** What a function makes, if that is known. */
function resultOf(result: Value | Impossible, unknown: () => Unknown): Value {
  return result instanceof Impossible ? unknown().failing(result) : result ?? unknown();
}

/** The family of each element of a list that is not known. */
function familyIn(source: Value): Unknown['family'] {
  return source instanceof Unknown ? source.family : undefined;
}

function isOptional(value: Value): boolean {
  return value === undefined || value instanceof Unknown && value.optional;
}

function nonEmpty<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values && values.length > 0 ? values : undefined;
}
