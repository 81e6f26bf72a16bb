import type { EChartsOption, SeriesOption } from 'echarts';
import type { Report } from './report';
import type { Series } from './result';

const [WIDTH, HEIGHT] = [900, 400];
const COLOURS = ['#0072b2', '#999999', '#d55e00', '#009e73', '#cc79a7', '#56b4e9'];

/** Without a browser the width of a text is only guessed: too narrow for most fonts. */
const LEGEND = { itemGap: 30, itemWidth: 12, textStyle: { fontSize: 11 } };

/** The results as a picture: what a stack costs on each side, and how rules and access grow. */
export async function plot({ growth, synthesis }: Pick<Report, 'growth' | 'synthesis'>): Promise<string> {
  const { init } = await import('echarts');
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  chart.setOption(optionOf(synthesis, growth));
  const picture = chart.renderToSVGString();
  chart.dispose();
  return `${picture}\n`;
}

function optionOf(synthesis: readonly Series[], growth: readonly Series[]): EChartsOption {
  return {
    animation: false,
    backgroundColor: '#ffffff',
    color: COLOURS,
    title: [
      { text: 'Synthesis: milliseconds for each stack', left: 60, top: 8, textStyle: { fontSize: 14 } },
      { text: 'Growth: milliseconds', left: 530, top: 8, textStyle: { fontSize: 14 } },
    ],
    legend: [
      { data: synthesis.map(({ name }) => name), left: 55, top: 36, ...LEGEND },
      { data: growth.map(({ name }) => name), left: 525, top: 36, ...LEGEND },
    ],
    grid: [{ left: 60, width: 370, top: 75, bottom: 55 }, { left: 530, width: 340, top: 75, bottom: 55 }],
    xAxis: [
      { gridIndex: 0, type: 'category', name: 'stacks in the app', nameLocation: 'middle', nameGap: 30, data: (synthesis[0]?.points ?? []).map(({ size }) => String(size)) },
      { gridIndex: 1, type: 'log', name: 'routes and rules of an endpoint', nameLocation: 'middle', nameGap: 30, min: growth[0]?.points[0].size },
    ],
    yAxis: [
      { gridIndex: 0, type: 'value', min: 0 },
      { gridIndex: 1, type: 'log' },
    ],
    series: [
      ...synthesis.map(({ name, points }): SeriesOption => ({ name, type: 'bar', xAxisIndex: 0, yAxisIndex: 0, data: points.map((point) => point.median) })),
      ...growth.map(({ name, points }): SeriesOption => ({
        name, type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbolSize: 7, data: points.map(({ median, size }) => [size, median]),
      })),
    ],
  };
}
