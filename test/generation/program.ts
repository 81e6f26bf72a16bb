/** Runs generated programs in TypeScript in this process. */
import * as cdk from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import ts from 'typescript';
import * as library from '../../src';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, any>>;
}

/** The template of the only stack that a program makes. */
export function templateOf(code: string): { readonly Resources: Readonly<Record<string, Resource>>; readonly Parameters?: object } {
  const apps: cdk.App[] = [];
  class App extends cdk.App {
    public constructor() {
      super({ analyticsReporting: false });
      apps.push(this);
    }
  }
  const load = (name: string): unknown => {
    switch (name) {
      case 'cdk-client-vpn-plus': return library;
      case 'aws-cdk-lib': return Object.create(cdk, { App: { value: App } });
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- what the program names.
      default: return require(name);
    }
  };
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  new Function('require', 'exports', outputText)(load, {});
  const [app, ...others] = apps;
  expect(others).toEqual([]);
  const stacks = app.node.children.filter((child) => child instanceof cdk.Stack);
  expect(stacks).toHaveLength(1);
  return { Resources: {}, ...Template.fromStack(stacks[0] as cdk.Stack).toJSON() };
}
