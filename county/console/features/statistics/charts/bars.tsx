import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import css from './charts.module.css';

/** One thing that is measured. The first stands as solid bars, the second as hatched ones: told apart without colour. */
export type Measure = { readonly key: string; readonly name: string };

export type BarsProps = {
  /** What the chart shows, read aloud; figures are in the table below it. */
  readonly label: string;
  /** Of the figures: 万元, 件. */
  readonly unit: string;
  readonly rows: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** One or two. */
  readonly measures: readonly Measure[];
  /** `columns` stand side by side, `lines` one under the other. */
  readonly shape: 'columns' | 'lines';
  /** Pixels. */
  readonly height: number;
  readonly format: (value: number) => string;
};

const FILLS = ['var(--aid-chart-solid)', 'url(#aid-hatch)'] as const;
const NAME_WIDTH = 150;
/** Room for the figure that stands beside the longest bar. */
const FIGURE_ROOM = 70;

/** Bars with their figures on them. */
export default function Bars({ label, unit, rows, measures, shape, height, format }: BarsProps) {
  const isLines = shape === 'lines';
  const data = rows.map(({ name, values }) => ({
    name,
    ...Object.fromEntries(measures.map(({ key }, index) => [key, values[index] ?? 0])),
  }));
  return (
    <div role="img" aria-label={label} className={css['chart']}>
      <BarChart
        h={height}
        data={data}
        dataKey="name"
        orientation={isLines ? 'vertical' : 'horizontal'}
        series={measures.map(({ key }) => ({ name: key, color: 'var(--aid-chart-solid)' }))}
        barProps={({ name }) => {
          const index = measures.findIndex(({ key }) => key === name);
          return { fill: FILLS[index] ?? FILLS[0], stroke: 'var(--aid-chart-solid)', strokeOpacity: 1 };
        }}
        barChartProps={{ margin: isLines ? { right: FIGURE_ROOM } : { top: 24 }, barGap: 2 }}
        {...(isLines ? { yAxisProps: { width: NAME_WIDTH, interval: 0 } } : { xAxisProps: { interval: 0 } })}
        maxBarWidth={isLines ? 14 : 40}
        gridAxis={isLines ? 'y' : 'x'}
        tickLine="none"
        withBarValueLabel
        valueLabelProps={{ formatter: (value) => (Number(value) === 0 ? '' : format(Number(value))) }}
        valueFormatter={format}
        withTooltip={false}
        accessibilityLayer={false}
        textColor="var(--aid-text-soft)"
        gridColor="var(--aid-line)"
      >
        <defs>
          <Hatch id="aid-hatch" />
        </defs>
      </BarChart>
      <p className={css['legend']}>
        <span>单位：{unit}</span>
        {measures.length < 2
          ? null
          : measures.map(({ key, name }, index) => (
              <span key={key} className={css['entry']}>
                <svg width="14" height="14" aria-hidden>
                  <defs>
                    <Hatch id={`aid-hatch-${key}`} />
                  </defs>
                  <rect
                    x="0.5"
                    y="0.5"
                    width="13"
                    height="13"
                    fill={index === 0 ? FILLS[0] : `url(#aid-hatch-${key})`}
                    stroke="var(--aid-chart-solid)"
                  />
                </svg>
                {name}
              </span>
            ))}
      </p>
    </div>
  );
}

const Hatch = ({ id }: { readonly id: string }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill="var(--aid-ground)" />
    <rect width="2" height="6" fill="var(--aid-chart-solid)" />
  </pattern>
);
