/** What of the API, as jsii describes it, would not survive in other languages or leave its users without help. */
import { dirname, join } from 'node:path';
import type { Assembly, Callable, Docs, Property, Type, TypeReference } from 'jsii-reflect';

/** Namespaces whose names are imported beside ours: in C# all of them together, so that a name in both is ambiguous. */
const BESIDE = ['aws-cdk-lib', 'aws-cdk-lib.aws_ec2'];

/** What takes values of any kind, within a map. */
const OPEN = new Set(['cdk-client-vpn-plus.ClientVpnCedarPolicy.decide() context']);

/** Code that no other language has. */
const TYPESCRIPT = /`[^`\n]*(\(\{|=>|\bnew |\bundefined\b|JSON\.stringify|\[Client)[^`\n]*`|```/;

/** What takes L2s alone, because an L1 does not have what is needed. */
const L2S_ALONE = new Set(['cdk-client-vpn-plus.ClientVpnNetwork.vpc() vpc']);

/** In the CDK's own form, such as `TopicGrants.fromTopic()`: called on the permissions for one endpoint, it yields those for the endpoint that it names. */
const FACADES = new Set(['cdk-client-vpn-plus.ClientVpnEndpointGrants.fromEndpoint()']);

/** What is of one kind only, and is read from a file: called on one, it yields that of the file that it names. */
const READERS = new Set(['cdk-client-vpn-plus.ClientVpnAdoption.fromFile()']);

// jsii's own list, which it does not export. Its warnings are silenced, because inherited names cause some.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { isReservedName } = require(join(dirname(require.resolve('jsii/package.json')), 'lib', 'reserved-words.js')) as {
  isReservedName(name: string): string[] | undefined;
};

export function flawsOf(assembly: Assembly): string[] {
  return assembly.types.flatMap((type) => [
    ...chained(type),
    ...derivable(type),
    ...named(type.fqn, type.name),
    ...documented(type.fqn, type.docs),
    ...BESIDE.filter((namespace) => type.system.tryFindFqn(`${namespace}.${type.name}`)).map((namespace) => `${type.fqn}: ${namespace} has the same name`),
    ...type.isInterfaceType() && !type.spec.datatype && type.allMethods.length === 0 ? [`${type.fqn}: an I… interface without methods`] : [],
    ...membersOf(type),
  ]);
}

/**
 * Factories that what a factory returns has itself, or inherits: in Python and Java they can be called on it, and forget what stands on their left.
 * That a type returns itself is one as well.
 */
function chained(type: Type): string[] {
  const made = type.isClassType() ? [
    ...type.ownMethods.filter((method) => method.static).map(({ name, returns }) => ({ name: `${name}()`, made: returns.type.fqn })),
    ...type.ownProperties.filter((property) => property.static).map(({ name, type: { fqn } }) => ({ name, made: fqn })),
  ] : [];
  return made.filter(({ name }) => !FACADES.has(`${type.fqn}.${name}`) && !READERS.has(`${type.fqn}.${name}`)).flatMap(({ name, made: fqn }) => {
    const returned = fqn === undefined ? undefined : type.system.tryFindFqn(fqn);
    return returned?.assembly === type.assembly && returned.isClassType()
      ? returned.allMethods.filter((method) => method.static).map((method) => `${type.fqn}.${name}: ${returned.name} has ${method.name}() itself`) : [];
  });
}

/** Classes that a factory makes, or that are nothing but factories, of which somebody could derive another one. */
function derivable(type: Type): string[] {
  const isChoice = type.isClassType() && type.name.endsWith('Choice')
    || type.isClassType() && type.allMethods.length > 0 && type.allMethods.every((method) => method.static);
  return isChoice && type.initializer !== undefined ? [`${type.fqn}: has a constructor, so that others can be derived from it`] : [];
}

function membersOf(type: Type): string[] {
  if (type.isEnumType()) {
    return type.members.flatMap((member) => {
      const path = `${type.fqn}.${member.name}`;
      return [...named(path, member.name), ...documented(path, member.docs)];
    });
  }
  if (!type.isClassType() && !type.isInterfaceType()) {
    return [];
  }
  return [
    ...type.isClassType() && type.initializer !== undefined ? parametersOf(`${type.fqn}()`, type.initializer) : [],
    ...type.ownMethods.flatMap((method) => {
      const path = `${type.fqn}.${method.name}()`;
      return [...named(path, method.name), ...documented(path, method.docs), ...typed(path, method.returns.type), ...parametersOf(path, method)];
    }),
    ...type.ownProperties.flatMap((property) => propertyOf(`${type.fqn}.${property.name}`, property, type.isDataType())),
  ];
}

function propertyOf(path: string, property: Property, ofStruct: boolean): string[] {
  return [
    ...named(path, property.name),
    ...documented(path, property.docs),
    ...typed(path, property.type),
    ...ofStruct ? taken(path, property.type) : [],
    ...ofStruct && property.optional && property.docs.default === '' ? [`${path}: optional, without @default`] : [],
  ];
}

function parametersOf(path: string, { parameters }: Callable): string[] {
  return parameters.flatMap(({ name, type }) => {
    const parameter = `${path} ${name}`;
    return [...named(parameter, name), ...typed(parameter, type), ...taken(parameter, type)];
  });
}

function typed(path: string, type: TypeReference): string[] {
  const inner = [type.arrayOfType, type.mapOfType].filter((each) => each !== undefined);
  return [
    ...type.isAny && !OPEN.has(path) ? [`${path}: any`] : [],
    ...type.unionOfTypes !== undefined ? [`${path}: a union`] : [],
    ...inner.flatMap((each) => typed(path, each)),
  ];
}

/** A resource is taken as an `IXxxRef`, which L2s, L1s and imported ones are alike. */
function taken(path: string, reference: TypeReference): string[] {
  const { arrayOfType, mapOfType, type } = reference;
  const inner = arrayOfType ?? mapOfType;
  if (inner !== undefined) {
    return taken(path, inner);
  }
  const isL2 = type?.isInterfaceType() === true && type.getInterfaces(true).some(({ name }) => name === 'IResource');
  return isL2 && !L2S_ALONE.has(path) ? [`${path}: ${type.name} leaves out L1s`] : [];
}

/** The name in camelCase, which Java, Go and C# have for parameters, and in snake_case, which Python has. */
function named(path: string, name: string): string[] {
  const names = new Set([name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]);
  return [...names].flatMap((each) => isReservedName(each) ?? []).map((language) => `${path}: a reserved word of ${language}`);
}

function documented(path: string, { default: byDefault, remarks, summary }: Docs): string[] {
  return [
    ...summary === '' ? [`${path}: not documented`] : [],
    // what is no example is translated by nobody, and shown to the users of each language.
    ...[summary, remarks, byDefault].some((text) => TYPESCRIPT.test(text)) ? [`${path}: TypeScript outside of an example`] : [],
  ];
}
