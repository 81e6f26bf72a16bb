import { generated, type GenerateOptions, type Subject } from '../../generation/app-code';
import { type Remark, writeRemarks } from '../input/remark';
import { TemplateReader } from '../input/template-reader';
import type { Places } from '../input/template-set';
import { ExitCode, type Io } from '../terminal/io';

/** What an id of a live endpoint looks like; no logical id of a template has hyphens. */
const LIVE = /^cvpn-endpoint-/;

/** Writes code for the endpoints of some files. */
export async function generate(files: readonly string[], options: Places & Partial<GenerateOptions>, io: Io): Promise<ExitCode> {
  const { existing = false, language = 'typescript', ...places } = options;
  const reader = new TemplateReader(io, places);
  await reader.read(files);
  const graphs = await reader.graphs();
  const subjects = graphs.flatMap(({ file, graph }) => graph.networks.filter(({ endpoint }) => endpoint !== undefined)
    .map((network): Subject => ({ file, graph, network, isLive: LIVE.test(network.endpoint!.id) })));
  const written = subjects.filter(({ isLive }) => !existing || isLive);
  const failures: Remark[] = [...reader.failures];
  if (failures.length === 0 && written.length === 0) {
    const message = subjects.length > 0 ? 'no live endpoint: --existing takes what "aws ec2 describe-client-vpn-endpoints" answers.' : 'no endpoint.';
    failures.push({ file: files[0], message });
  }
  if (failures.length === 0) {
    io.stdout.write(generated(written, { language, existing }));
  }
  writeRemarks([...reader.hints, ...failures], io);
  return failures.length > 0 ? ExitCode.FAILED : ExitCode.OK;
}
