import type { MoneyLine, StatisticsLine, WaitLine } from '../../../api/figure-views.ts';
import { WAIT_WORDS } from '../../../words.ts';
import { Chart } from './chart.tsx';
import type { Measure } from './bars.tsx';

/** Fen in 10,000 yuan. */
const WAN_FEN = 1_000_000;
const wan = (value: number): string => (value / WAN_FEN).toLocaleString('zh-CN', FIGURE);
const FIGURE = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
const MONEY: readonly Measure[] = [
  { key: 'payable', name: '应救助' },
  { key: 'paid', name: '已支付' },
];
const COLUMNS_HEIGHT = 260;
const LINE_HEIGHT = 34;
const AXIS_HEIGHT = 40;

const moneyOf = ({ payableFen, paidFen }: StatisticsLine): readonly number[] => [payableFen, paidFen];

type LinesProps = { readonly lines: readonly StatisticsLine[] };

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** What was settled and what was paid, month by month, also those without anything. */
export const MonthChart = ({ year, lines }: LinesProps & { readonly year: number }) => (
  <Chart
    label="各月应救助和已支付的柱形图，数字见下表"
    unit="万元"
    shape="columns"
    height={COLUMNS_HEIGHT}
    rows={MONTHS.map((month) => {
      const line = lines.find(({ key }) => key === `${year}-${month}`);
      return { name: `${Number(month)} 月`, values: line === undefined ? [] : moneyOf(line) };
    })}
    measures={MONEY}
    format={wan}
  />
);

type TownshipChartProps = LinesProps & { readonly names: ReadonlyMap<string, string> };

/** The same township by township, by name as far as it has one. */
export const TownshipChart = ({ lines, names }: TownshipChartProps) => (
  <Chart
    label="各乡镇应救助和已支付的条形图，数字见下表"
    unit="万元"
    shape="lines"
    height={lines.length * LINE_HEIGHT + AXIS_HEIGHT}
    rows={lines.map((line) => ({ name: nameOf(names, line.key), values: moneyOf(line) }))}
    measures={MONEY}
    format={wan}
  />
);

/** What was paid under each identity, whatever the policy. */
export function IdentityChart({ money }: { readonly money: readonly MoneyLine[] }) {
  const sums = new Map<string, number>();
  for (const { identity, paidFen } of money) {
    const name = identity ?? '未知';
    sums.set(name, (sums.get(name) ?? 0) + paidFen);
  }
  return (
    <Chart
      label="各救助身份已支付的条形图，数字见下表"
      unit="万元"
      shape="lines"
      height={sums.size * LINE_HEIGHT + AXIS_HEIGHT}
      rows={[...sums].map(([name, paidFen]) => ({ name, values: [paidFen] }))}
      measures={[{ key: 'paid', name: '已支付' }]}
      format={wan}
    />
  );
}

/** How long the county took for its first word. */
export const WaitChart = ({ waits }: { readonly waits: readonly WaitLine[] }) => (
  <Chart
    label="县级收到以后几天作出决定的柱形图，数字见下表"
    unit="件"
    shape="columns"
    height={COLUMNS_HEIGHT}
    rows={waits.map(({ key, cases }) => ({ name: WAIT_WORDS[key], values: [cases] }))}
    measures={[{ key: 'cases', name: '案件' }]}
    format={String}
  />
);

/** A township without a name goes by its code. */
function nameOf(names: ReadonlyMap<string, string>, township: string): string {
  const name = names.get(township) ?? '';
  return name === '' ? township : name;
}
