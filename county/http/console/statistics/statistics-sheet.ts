import { writeXlsx } from 'hucre/xlsx';
import { shielded } from '#shared/roster/roster-cell.ts';
import type { YearFacts } from '../../../books/queries/queries.ts';
import type { MoneyLine, StatisticsLine } from '../../../console/api/figure-views.ts';
import { WAIT_WORDS } from '../../../console/words.ts';
import { factsOf, lineOf, linesBy, moneyLines, waitLines } from './fold-statistics.ts';

type Cell = string | number;
type Column = { readonly title: string; readonly width: number; readonly format?: string };

const AMOUNT = '#,##0.00';
const SHARE = '0.0%';
const BOLD = { font: { bold: true } };

const FIGURES: readonly Column[] = [
  { title: '案件', width: 8 },
  { title: '合规费用（元）', width: 18, format: AMOUNT },
  { title: '应救助（元）', width: 18, format: AMOUNT },
  { title: '退回过', width: 8 },
  { title: '退回率', width: 8, format: SHARE },
  { title: '受理到支付（中位天数）', width: 12, format: '0.0' },
  { title: '支付笔数', width: 10 },
  { title: '已支付（元）', width: 18, format: AMOUNT },
];

const figuresOf = ({ cases, inScopeFen, payableFen, returned, medianDays, paid, paidFen }: StatisticsLine): Cell[] => [
  cases,
  inScopeFen / 100,
  payableFen / 100,
  returned,
  cases === 0 ? '' : returned / cases,
  medianDays ?? '',
  paid,
  paidFen / 100,
];

const MONEY: readonly Column[] = [
  { title: '救助身份', width: 24 },
  { title: '政策', width: 50 },
  { title: '支付笔数', width: 10 },
  { title: '已支付（元）', width: 18, format: AMOUNT },
];

const moneyOf = ({ identity, pack, paid, paidFen }: MoneyLine): Cell[] => [
  shielded(identity ?? '未知'),
  shielded(pack === '' ? '未知' : pack),
  paid,
  paidFen / 100,
];

const WAITS: readonly Column[] = [
  { title: '县级收到到首次决定', width: 24 },
  { title: '案件', width: 10 },
];

type Statistics = {
  readonly countyName: string;
  readonly year: number;
  /** Null: all. */
  readonly township: string | null;
  /** Of that township only. */
  readonly facts: YearFacts;
  /** How a township stands on paper. */
  readonly labelOf: (township: string) => string;
};

/** A year's figures as a workbook: by township and month, paid by identity and policy, and what each figure counts. */
export function statisticsSheet({ countyName, year, township, facts, labelOf }: Statistics): Promise<Uint8Array> {
  const townships = linesBy('township', facts).map(({ key }) => key);
  const lines = townships.flatMap((key) =>
    linesBy('month', factsOf(facts, key)).map((line) => [shielded(labelOf(key)), line.key, ...figuresOf(line)]),
  );
  const money = townships.flatMap((key) =>
    linesBy('month', { ...factsOf(facts, key), cases: [] }).flatMap((line) =>
      moneyLines(factsOf(facts, key).payments.filter(({ month }) => month === line.key)).map((one) => [
        shielded(labelOf(key)),
        line.key,
        ...moneyOf(one),
      ]),
    ),
  );
  const total = lineOf('', facts.cases, facts.payments);
  const place: readonly Column[] = [
    { title: '乡镇', width: 24 },
    { title: '月份', width: 10 },
  ];
  return writeXlsx({
    sheets: [
      sheet('乡镇和月份', [...place, ...FIGURES], lines, ['合计', '', ...figuresOf(total)]),
      sheet('身份和政策', [...place, ...MONEY], money, ['合计', '', '', '', total.paid, total.paidFen / 100]),
      sheet(
        '县级办理用时',
        WAITS,
        waitLines(facts.cases).map(({ key, cases }) => [WAIT_WORDS[key], cases]),
        ['合计', total.cases],
      ),
      {
        name: '说明',
        columns: [{ width: 20 }, { width: 80 }],
        rows: [
          ['单位', shielded(countyName)],
          ['年份', year],
          ['乡镇', township === null ? '全部' : shielded(labelOf(township))],
          ['案件、合规费用、应救助', '按受理月份，每份申请只算最近一次报送'],
          ['退回率', '至少退回过乡镇一次的申请，占当月受理的申请'],
          ['县级办理用时', '每份申请最近一次报送，从县级收到到首次决定的天数'],
          ['支付笔数、已支付', '按付款日期；作废的按退回日期减去'],
        ],
      },
    ],
  });
}

function sheet(name: string, columns: readonly Column[], lines: readonly Cell[][], sum: Cell[]) {
  const styled = columns.flatMap(({ format }, column) => [
    [`0,${column}`, { style: BOLD }] as const,
    [
      `${lines.length + 1},${column}`,
      { style: { ...BOLD, ...(format === undefined ? {} : { numFmt: format }) } },
    ] as const,
  ]);
  return {
    name,
    columns: columns.map(({ width, format }) => ({ width, ...(format === undefined ? {} : { numFmt: format }) })),
    rows: [columns.map(({ title }) => title), ...lines, sum],
    cells: new Map(styled),
    freezePane: { rows: 1 },
  };
}
