/**
 * An emulation of the alarms of CloudWatch: of statistics, metric math and missing data what our alarms use, by the pages of its documentation. What it does not know is an
 * error.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */

export type AlarmState = 'ALARM' | 'INSUFFICIENT_DATA' | 'OK';

/** What was published in each of the last periods, by the names of metrics. */
export type Published = Readonly<Record<string, ReadonlyArray<readonly number[]>>>;

/** A value for each period, where there is one. */
type Series = ReadonlyArray<number | undefined>;

const STATISTICS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Maximum: (values) => Math.max(...values),
  Minimum: (values) => Math.min(...values),
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
};

const COMPARISONS: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
};

/** The state of an alarm, given its properties in a template, what was published, and its state before. */
export function stateOf(alarm: any, published: Published, before: AlarmState = 'INSUFFICIENT_DATA'): AlarmState {
  const periods: number = alarm.EvaluationPeriods;
  const values = (alarm.Metrics === undefined ? seriesOf(alarm, published, periods) : calculated(alarm.Metrics, published, periods));
  const breaches = known(COMPARISONS, alarm.ComparisonOperator);
  if (values.every((value) => value === undefined) && alarm.TreatMissingData === 'ignore') {
    return before;
  }
  const breaching = values.filter((value) => (
    value === undefined ? known(MISSING, alarm.TreatMissingData) : breaches(value, alarm.Threshold)
  ));
  return breaching.length >= alarm.DatapointsToAlarm ? 'ALARM' : 'OK';
}

/** Whether a period without a value counts as one that crosses the threshold. */
const MISSING: Readonly<Record<string, boolean>> = { breaching: true, ignore: false, notBreaching: false };

function seriesOf({ MetricName, Statistic }: any, published: Published, periods: number): Series {
  const values = Array.from({ length: periods }, (_, index) => published[MetricName]?.at(index - periods) ?? []);
  return values.map((each) => each.length === 0 ? undefined : known(STATISTICS, Statistic)(each));
}

function calculated(metrics: readonly any[], published: Published, periods: number): Series {
  const [{ Expression }] = metrics.filter(({ ReturnData = true }) => ReturnData);
  const inputs = new Map(metrics.filter(({ MetricStat }) => MetricStat !== undefined)
    .map(({ Id, MetricStat: { Metric, Stat } }) => [Id, seriesOf({ ...Metric, Statistic: Stat }, published, periods)]));
  return evaluated(Expression, inputs, periods);
}

function evaluated(expression: string, inputs: ReadonlyMap<string, Series>, periods: number): Series {
  const [, list] = /^SUM\(\[(.*)\]\)$/.exec(expression) ?? [];
  const [, filled, filling] = /^FILL\((\w+), (\d+)\)$/.exec(expression) ?? [];
  if (list !== undefined) {
    const all = list.split(/, (?=FILL)/).map((each) => evaluated(each, inputs, periods));
    // what has no value is left out of a sum.
    return Array.from({ length: periods }, (_, index) => {
      const values = all.flatMap((series) => series[index] ?? []);
      return values.length === 0 ? undefined : STATISTICS.Sum(values);
    });
  }
  const series = inputs.get(filled);
  if (series === undefined) {
    throw new Error(`not understood: ${expression}`);
  }
  // where there never was a value, there may be nothing to fill: the documents do not say.
  return series.every((value) => value === undefined) ? series : series.map((value) => value ?? Number(filling));
}

function known<T>(all: Readonly<Record<string, T>>, name: string): T {
  if (!(name in all)) {
    throw new Error(`not known: ${name}`);
  }
  return all[name];
}
