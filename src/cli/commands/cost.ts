import { endpointName } from '../../access/report';
import { ASSOCIATION, type EndpointGroup } from '../../model/graph';
import { at, list, Unknown } from '../../model/values';
import type { TemplateGraph } from '../../template/template-graph';
import { escapeControlCharacters } from '../../util/control-characters';
import { writeRemarks } from '../input/remark';
import { TemplateReader } from '../input/template-reader';
import type { Places } from '../input/template-set';
import { costAsJson, costAsText, type EndpointCost, type Prices } from '../output/cost-report';
import { jsonText } from '../output/json';
import { ExitCode, type Io } from '../terminal/io';

/** What the reader has read, how the endpoints are used, and how to be told. */
export interface CostOptions extends Prices, Places {
  readonly json?: boolean;
}

/** Multiplies prices with what some templates hold. */
export async function cost(templates: readonly string[], options: CostOptions, io: Io): Promise<ExitCode> {
  const reader = new TemplateReader(io, options);
  await reader.read(templates);
  const graphs = await reader.graphs();
  const costs = graphs.flatMap(({ file, graph }) => graph.networks.map((network) => costOf(file, network, graph)));
  if (reader.files.length > 0 || options.json === true) {
    const lines = options.json === true ? [jsonText(costAsJson(costs, options))] : costAsText(costs, options).map(escapeControlCharacters);
    io.stdout.write(`${lines.join('\n')}\n`);
  }
  writeRemarks([...reader.hints, ...reader.failures], io);
  return reader.failures.length > 0 ? ExitCode.FAILED : ExitCode.OK;
}

/** What is billed of an endpoint by the hour: each associated subnet, and each Availability Zone on a transit gateway. */
function costOf(file: string, network: EndpointGroup, graph: TemplateGraph): EndpointCost {
  const { associations, endpoint } = network;
  const gateway = endpoint?.properties.TransitGatewayConfiguration;
  const zones = [at(gateway, 'AvailabilityZones'), at(gateway, 'AvailabilityZoneIds')];
  return {
    file,
    endpoint: endpointName(network),
    isMadeHere: endpoint !== undefined,
    region: endpoint?.region ?? graph.region,
    associations: associations.length + zones.flatMap((names) => list(names) ?? []).length,
    conditional: associations.filter((association) => !graph.accompanies(association)).length,
    isMore: graph.mayHoldMore(ASSOCIATION) || zones.some((names) => names instanceof Unknown),
  };
}
