import type { awscdk } from 'projen';
import { Component } from 'projen';

/** The actions that the workflows use, each at the commit of a release: a tag can be moved, a commit cannot. docs/releasing.md says how to take a newer one. */
export const ACTIONS: Record<string, { readonly tag: string; readonly commit: string }> = {
  'actions/attest-build-provenance': { tag: 'v4.1.0', commit: 'a2bbfa25375fe432b6a289bc6b6cd05ecd0c4c32' },
  'actions/checkout': { tag: 'v7.0.1', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1' },
  'actions/create-github-app-token': { tag: 'v3.1.1', commit: '1b10c78c7865c340bc4f6099eb2f838309f1e8c3' },
  'actions/download-artifact': { tag: 'v8.0.1', commit: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c' },
  'actions/setup-dotnet': { tag: 'v6.0.0', commit: 'a98b56852c35b8e3190ac28c8c2271da59106c68' },
  'actions/setup-go': { tag: 'v7.0.0', commit: 'b7ad1dad31e06c5925ef5d2fc7ad053ef454303e' },
  'actions/setup-java': { tag: 'v5.7.0', commit: 'b6effb05e454b25005698d916606bdc6ffcbf961' },
  'actions/setup-node': { tag: 'v7.0.0', commit: '820762786026740c76f36085b0efc47a31fe5020' },
  'actions/setup-python': { tag: 'v7.0.0', commit: '5fda3b95a4ea91299a34e894583c3862153e4b97' },
  'actions/upload-artifact': { tag: 'v7.0.0', commit: 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f' },
  'amannn/action-semantic-pull-request': { tag: 'v6.1.1', commit: '48f256284bd46cdaab1048c3721360e808335d50' },
  'github/codeql-action': { tag: 'v4.36.2', commit: '8aad20d150bbac5944a9f9d289da16a4b0d87c1e' },
  'peter-evans/create-pull-request': { tag: 'v8.1.1', commit: '5f6978faf089d4d20b00c7766989d076bb2fc7f1' },
};

/** `action`, or the part `path` of its repository, as a step says it. */
export function pinned(action: string, path = ''): string {
  return `${action}${path}@${ACTIONS[action].commit}`;
}

/** projen's own steps use the same actions at the same commits. */
export class PinnedActions extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    for (const action of Object.keys(ACTIONS)) {
      project.github!.actions.set(action, pinned(action));
    }
  }
}
