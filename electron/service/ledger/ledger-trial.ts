import type { CountyLedgerTrial } from '#shared/contract/county/county-ledger.ts';
import { type Fen, fen, sumFen } from '#shared/fen.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { CountyStanding } from '../../store/records/county-ledger-record.ts';
import { usedWord } from '../assess/books/county-openings.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { compareStandings, type LineChange, linesOf } from './compare-standings.ts';
import { touchedApplications } from './touched-applications.ts';

const MOST_SHOWN = 200;

export type Step = 'take' | 'undo';

type Lines = CountyLedgerTrial['raised'];
const linesWhere = (changes: readonly LineChange[], amountOf: (change: LineChange) => number): Lines => {
  const amounts = changes.map((change): Fen => fen(Math.max(0, amountOf(change)))).filter((amount) => amount > 0);
  return { lines: amounts.length, amount: sumFen(amounts) };
};

/** The two standings a step lies between, and the snapshot it is about. NOT_FOUND. */
function standings({ open: { store } }: UserContext, id: string, step: Step) {
  const item = store.county.item(id)?.item;
  if (item?.kind !== 'ledger') return null;
  const before = store.countyLedger.standing();
  return {
    item,
    before,
    after: step === 'take' ? store.countyLedger.standing(item) : store.countyLedger.standingWithout(id),
  };
}

/** Lines that count and that the snapshot leaves out. */
function missingIn(before: CountyStanding, named: ReadonlySet<string>): number {
  return [...before].reduce(
    (sum, [number, lines]) => sum + lines.filter(({ year, pool }) => !named.has(`${number}/${year}/${pool}`)).length,
    0,
  );
}

/**
 * Whether a second person has to look: somebody would be said to have used less, or the snapshot names less than half of what
 * counts now, as a cut or mistaken one does.
 */
const asks = (step: Step, lowered: Lines, rows: number, before: CountyStanding): boolean =>
  lowered.lines > 0 || (step === 'take' && rows * 2 < linesOf(before));

/** What the county's snapshot, or taking it back, would change. Gives way to other work between applications. NOT_FOUND, LOCKED. */
export async function tryLedger(context: UserContext, id: string, step: Step): Promise<Result<CountyLedgerTrial>> {
  const found = standings(context, id, step);
  if (found === null) return fail('NOT_FOUND');
  const { item, before, after } = found;
  const { changes, unchanged } = compareStandings(before, after);
  const raised = linesWhere(changes, (change) => change.after - change.before);
  const lowered = linesWhere(changes, (change) => change.before - change.after);
  const rowKey = ({ idNumber, year, pool }: (typeof item.rows)[number]): string =>
    `${normaliseIdNumber(idNumber)}/${year}/${pool.trim()}`;
  const names = new Map(item.rows.map(({ idNumber, name }) => [normaliseIdNumber(idNumber), name]));
  const pack = context.packs.get(context.open.station.pack);
  const pools = [...new Set(item.rows.map(({ pool }) => pool.trim()))];
  const wordOf = (pool: string): string => (pack.ok ? usedWord(pack.value, pool) : null) ?? pool;
  const applications = await touchedApplications(context, new Set(changes.map(({ number }) => number)), after);
  if (applications === null) return fail('LOCKED');
  return ok({
    id,
    asOf: item.asOf,
    rows: item.rows.length,
    people: names.size,
    raised,
    lowered,
    unchanged,
    missing: step === 'take' ? missingIn(before, new Set(item.rows.map(rowKey))) : 0,
    unknownFunds: pack.ok ? pools.filter((pool) => usedWord(pack.value, pool) === null) : [],
    needsSecond: asks(step, lowered, item.rows.length, before),
    changes: changes.slice(0, MOST_SHOWN).map(({ number, year, pool, before: was, after: now }) => ({
      name: names.get(number) ?? '',
      idNumber: maskIdNumber(number),
      year,
      fund: wordOf(pool),
      before: was,
      after: now,
    })),
    applications,
  });
}

/** Whether taking a snapshot over, or taking one back that counts, needs a second person. NOT_FOUND. */
export function asksForSecond(context: UserContext, id: string, step: Step): Result<boolean> {
  const found = standings(context, id, step);
  if (found === null) return fail('NOT_FOUND');
  const { changes } = compareStandings(found.before, found.after);
  const lowered = linesWhere(changes, (change) => change.before - change.after);
  return ok(asks(step, lowered, found.item.rows.length, found.before));
}
