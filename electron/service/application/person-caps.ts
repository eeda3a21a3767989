import type { LedgerCap } from '#shared/contract/case/ledger.ts';
import { isConfirmed } from '#shared/domain/application-status.ts';
import { fen, sumFen } from '#shared/fen.ts';
import type { ApplicationRecord, LedgerRecord } from '../../store/records.ts';
import { passagesOf } from '../assess/articles.ts';
import { capRows } from '../assess/rows/cap-rows.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { countyEntries } from '../ledger/county-entries.ts';
import { known } from './acceptance.ts';
import { presentSettlement } from './moves/present-settlement.ts';

/** A limit of a year in which the county granted less than was asked: used is what the entries come to. */
function asGranted(
  cap: LedgerCap,
  ledger: readonly LedgerRecord[],
  county: ReturnType<typeof countyEntries>,
): LedgerCap {
  const drawsOn = ({ year, fund }: { readonly year: number; readonly fund: string }): boolean =>
    cap.years.includes(year) && cap.funds.includes(fund);
  if (!county.some(({ year }) => cap.years.includes(year))) return cap;
  const used = Math.max(0, sumFen([...ledger, ...county].filter(drawsOn).map(({ amount }) => amount)));
  return { ...cap, used, remaining: cap.limit === null ? null : Math.max(0, cap.limit - used) };
}

type PersonCaps = {
  readonly caps: readonly LedgerCap[];
  /** Numbers of applications that the present books do not decide. */
  readonly undecided: readonly string[];
};

/** Years of the bills; an accepted form has them written as a day. */
const yearsOf = ({ form }: ApplicationRecord): ReadonlySet<number> =>
  new Set(form.visits.map(({ to }) => Number(to.trim().slice(0, 4))));

/**
 * The limits of a person, year by year: of each year as the application that was settled last leaves them, because the
 * class and with it the limit can change in between. One-off periods have limits of their own. Amounts in fen.
 */
export function personCaps(context: UserContext, personId: string): PersonCaps {
  const { store } = context.open;
  // Two of one second: their ids count up.
  const placeOf = (record: ApplicationRecord): string => {
    const { settledAt, id } = known(store.settlements.of(record.id), 'settlement');
    return `${settledAt} ${id}`;
  };
  const ledger = store.ledger.ofPerson(personId);
  const county = countyEntries(store, ledger);
  const isBack = ({ id }: ApplicationRecord): boolean =>
    county.some(({ kind, applicationId }) => kind === 'countyReturn' && applicationId === id);
  const newestFirst = store.persons
    .applicationsOf(personId)
    .filter((record) => isConfirmed(record.status) && !isBack(record))
    .map((record) => ({ record, at: placeOf(record) }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const taken = new Set<number>();
  const caps: LedgerCap[] = [];
  const undecided: string[] = [];
  for (const { record } of newestFirst) {
    const number = record.number ?? '—';
    const years = yearsOf(record);
    const present = presentSettlement(context, record);
    if (!present.ok || present.value.computed === null || present.value.after?.status === 'undecided') {
      // What a newer one says of its years stands all the same.
      if ([...years].some((year) => !taken.has(year))) undecided.push(number);
      for (const year of years) taken.add(year);
      continue;
    }
    const { pack, computed, after } = present.value;
    const passages = passagesOf(pack);
    const found = capRows(pack, computed).filter(({ year, isOneOff }) => isOneOff || !taken.has(year));
    caps.push(
      ...found.map(({ year, pool, name, isOneOff, cap, before, now, left, article }) => ({
        year,
        pool,
        name,
        isOneOff,
        limit: cap,
        used: fen(before + now),
        remaining: left,
        funds: [...(pack.content.pools.find(({ id }) => id === pool)?.funds ?? [])],
        years: isOneOff ? (after?.years ?? []).map((each) => each.year) : [year],
        article,
        passage: passages(article),
        applicationId: record.id,
        applicationNumber: number,
      })),
    );
    for (const { year, isOneOff } of found) if (!isOneOff) taken.add(year);
  }
  // One-off aid stands in the entries of its year and counts in none of that year's limits.
  return {
    caps: caps.some(({ isOneOff }) => isOneOff) ? caps : caps.map((cap) => asGranted(cap, ledger, county)),
    undecided,
  };
}
