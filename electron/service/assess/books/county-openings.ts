import type { PolicyPack } from '#rules';
import type { TraceRow } from '#shared/contract/case/assessment.ts';
import { type Day, formatDayInWords } from '#shared/day.ts';
import type { Opening } from '#shared/domain/asked/read-opening.ts';
import { type Fen, fen, formatYuanGrouped, NO_FEN, sumFen } from '#shared/fen.ts';
import type { CountyUsed } from '../../../store/records/county-ledger-record.ts';
import { questionsOf } from '../policy/form-questions.ts';

/** Where the county's ledger says more than the form: what is taken instead. Amounts in fen. */
export type CountyRaise = {
  readonly year: number;
  readonly poolName: string;
  readonly declared: Fen;
  readonly used: Fen;
  readonly asOf: Day;
};

type Pool = { readonly id: string; readonly name: string; readonly funds: readonly string[] };

/** Whether the county means this one, which it names as the policy does: by id, or in words. */
const isNamed =
  (named: string) =>
  ({ id, name }: { readonly id: string; readonly name: string }): boolean =>
    id === named || name === named;

/** The word for what the county names; null: this policy has none of that name. */
export const usedWord = ({ content }: PolicyPack, named: string): string | null =>
  [...content.funds, ...content.pools].find(isNamed(named))?.name ?? null;

/**
 * The limit that a fund of the county's ledger counts against, with the funds of it that a form can state. Null: this policy has
 * no such fund.
 */
function poolOf(pack: PolicyPack, named: string): Pool | null {
  const { funds, pools } = pack.content;
  const fund = funds.find(isNamed(named));
  const pool =
    fund === undefined ? pools.find(isNamed(named)) : (pools.find((each) => each.funds.includes(fund.id)) ?? null);
  const whole = pool ?? (fund === undefined ? null : { id: fund.id, name: fund.name, funds: [fund.id] });
  if (whole === null) return null;
  const stated = questionsOf(pack).openingFunds.map(({ id }) => id);
  return { id: whole.id, name: whole.name, funds: whole.funds.filter((id) => stated.includes(id)) };
}

/** What was used of each limit in each year: several funds can count against one. */
function usedByPool(pack: PolicyPack, used: readonly CountyUsed[]) {
  const sums = new Map<string, { year: number; pool: Pool; amount: Fen; asOf: Day }>();
  for (const { year, pool: named, used: amount, asOf } of used) {
    const pool = poolOf(pack, named);
    if (pool === null) continue;
    const before = sums.get(`${year}/${pool.id}`);
    sums.set(`${year}/${pool.id}`, {
      year,
      pool,
      amount: fen((before?.amount ?? NO_FEN) + amount),
      asOf: before === undefined || before.asOf < asOf ? asOf : before.asOf,
    });
  }
  return [...sums.values()];
}

const empty = (year: number): Opening => ({ key: `county-${year}`, year, burden: NO_FEN, x: null, paid: {} });

/**
 * Lines of aid given elsewhere, raised to what the county's ledger says was used; never lowered by it. The county says no
 * burden, so a line states at least what was paid: a deductible that was met elsewhere is the clerk's to fill in.
 */
export function withCountyUsed(
  pack: PolicyPack,
  openings: readonly Opening[],
  used: readonly CountyUsed[],
): { readonly openings: readonly Opening[]; readonly raised: readonly CountyRaise[] } {
  const lines = new Map(openings.map((line) => [line.year, line]));
  const raised: CountyRaise[] = [];
  for (const { year, pool, amount, asOf } of usedByPool(pack, used)) {
    const [first] = pool.funds;
    const line = lines.get(year) ?? empty(year);
    const declared = sumFen(pool.funds.map((fund) => line.paid[fund] ?? NO_FEN));
    if (first === undefined || amount <= declared) continue;
    const paid = { ...line.paid, [first]: fen((line.paid[first] ?? NO_FEN) + amount - declared) };
    const burden = fen(Math.max(line.burden, sumFen(Object.values(paid))));
    lines.set(year, { ...line, burden, paid });
    raised.push({ year, poolName: pool.name, declared, used: amount, asOf });
  }
  return { openings: [...lines.values()], raised };
}

/** What was taken from the county's ledger, as the first steps of a settlement: everybody sees where the number is from. */
export const countyRows = (raised: readonly CountyRaise[]): readonly TraceRow[] =>
  raised.map(({ year, poolName, declared, used, asOf }) => ({
    visit: null,
    layer: 'opening',
    layerName: '县级台账',
    step: 'countyLedger',
    text: `县级台账（截至${formatDayInWords(asOf)}）记载：${year} 年已在别处用“${poolName}”${formatYuanGrouped(used)} 元，本次按此计入${
      declared === 0 ? '' : `（申请表填写 ${formatYuanGrouped(declared)} 元，按较多的计）`
    }。`,
    formula: '',
    result: null,
    article: '',
    passage: '',
  }));
