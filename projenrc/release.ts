import type { awscdk } from 'projen';
import { Component } from 'projen';
import { GithubCredentials } from 'projen/lib/github';
import type { JobStep } from 'projen/lib/github/workflows-model';
import { AppPermission } from 'projen/lib/github/workflows-model';
import { ReleaseTrigger } from 'projen/lib/release';
import { pinned } from './actions';

const FIRST_VERSION = '0.1.0';
const SBOM = 'dist/sbom.cdx.json';

/** For what is published without a proof of its own. */
function attest(files: string): JobStep {
  return {
    name: 'Attest where it was built',
    if: '${{ !inputs.dry_run }}',
    uses: pinned('actions/attest-build-provenance'),
    with: { 'subject-path': files },
  };
}

/** How a version is made and published: docs/releasing.md says what each registry needs. */
export const RELEASE_OPTIONS = {
  release: true,
  releaseTrigger: ReleaseTrigger.workflowDispatch(),
  // its reviewers decide; it holds the secrets that are left.
  releaseEnvironment: 'release',
  releaseWorkflowSetupSteps: [{ name: 'Known flaws of what is bundled', run: 'npm run audit' }],
  // until 1.0.0 a breaking change moves the second number.
  majorVersion: 0,
  // without a tag projen would begin with 0.0.0.
  nextVersionCommand: `node -p "process.env.LATEST_TAG ? process.env.SUGGESTED_BUMP : '${FIRST_VERSION}'"`,
  // 13 needs Node.js 22.
  bumpPackage: 'commit-and-tag-version@^12',
  // publishes with the rights to publish: moved on purpose.
  jsiiReleaseVersion: '0.2.1061',
  npmTrustedPublishing: true,
  npmProvenance: true,
} satisfies Partial<awscdk.AwsCdkConstructLibraryOptions>;

export const PYPI = { trustedPublishing: true };
export const NUGET = { trustedPublishing: true, postPublishSteps: [attest('dist/dotnet/*.nupkg')] };
export const MAVEN = { postPublishSteps: [attest('dist/java/**/*.jar')] };
export const GO = {
  // a token of an hour, for the one repository that holds the Go module.
  githubCredentials: GithubCredentials.fromApp({
    repositories: ['cdk-client-vpn-plus-go'],
    permissions: { contents: AppPermission.WRITE },
  }),
};

/** What projen's release has no option for: the bill of materials, attestations, and fewer permissions. */
export class ReleaseWorkflow extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    const compat = project.tasks.tryFind('compat')!;
    // what is experimental counts as well: until 1.0.0 that is everything.
    compat.reset(`jsii-diff npm:${project.package.packageName} --keys --error-on all --ignore-file .compatignore`);

    const sbom = project.addTask('sbom', { description: 'Write the software bill of materials of what is bundled' });
    const bundled = 'tsx projenrc/bundled/run.ts';
    sbom.exec(bundled);
    sbom.exec(`mkdir -p dist && npm sbom --prefix .cache/bundled --package-lock-only --sbom-format cyclonedx > ${SBOM}`);
    project.packageTask.spawn(sbom);
    const audit = project.tasks.tryFind('audit')!;
    audit.reset(bundled);
    audit.exec('npm audit --prefix .cache/bundled --audit-level=low');
    project.addTask('release:rehearse', { description: 'Run the commands of the release workflow here, install what they make, and publish nothing' })
      .exec('tsx projenrc/rehearsal/run.ts', { receiveArgs: true });
    project.release!.publisher.addGitHubPostPublishingSteps(attest(SBOM), {
      name: 'Attach the bill of materials',
      if: '${{ !inputs.dry_run }}',
      env: { GH_TOKEN: '${{ github.token }}' },
      run: `gh release upload "$(cat dist/releasetag.txt)" ${SBOM} --clobber -R "$GITHUB_REPOSITORY"`,
    });
  }

  public override preSynthesize(): void {
    const { file } = (this.project as awscdk.AwsCdkConstructLibrary).github!.tryFindWorkflow('release')!;
    // it builds; it neither tags nor pushes.
    file!.addOverride('jobs.release.permissions.contents', 'read');
    for (const job of ['release_maven', 'release_nuget', 'release_github']) {
      file!.addOverride(`jobs.${job}.permissions.id-token`, 'write');
      file!.addOverride(`jobs.${job}.permissions.attestations`, 'write');
    }
  }
}
