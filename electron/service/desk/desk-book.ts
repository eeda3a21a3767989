import type { ApplicationList, ListOrder, ListWanted } from '#shared/contract/case/application.ts';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import type { SearchRow } from '../../store/records.ts';
import { compareListed } from './desk-order.ts';
import { countsOf, factsOf, listedRow, wordsOf } from './listed-row.ts';
import type { Limits, Listing } from './time-limit.ts';
import { sortedRows, type SortedRows } from './sorted-rows.ts';

/** Every application as the desk lists it, in memory: gone with the lock like what search holds. */
export type DeskBook = {
  /** Takes a record that was read or written; people are passed over. */
  readonly put: (row: SearchRow) => void;
  readonly list: (wanted: ListWanted, listing: Listing) => Omit<ApplicationList, 'reading'>;
};

/** One application with what is compared when the list is narrowed. */
type Entry = { readonly row: SearchRow; readonly facts: string };

export function createDeskBook(): DeskBook {
  const entries = new Map<string, Entry>();
  const counts = new Map<ApplicationStatus, number>();
  const orders = new Map<string, SortedRows<SearchRow>>();
  /** By which the order of the days due was made. */
  let madeBy: Limits | null = null;

  function count({ status }: SearchRow, by: 1 | -1): void {
    if (status !== null) counts.set(status, (counts.get(status) ?? 0) + by);
  }

  function put(row: SearchRow): void {
    if (row.kind !== 'application') return;
    const old = entries.get(row.id);
    if (old !== undefined) count(old.row, -1);
    count(row, 1);
    entries.set(row.id, { row, facts: factsOf(row) });
    for (const order of orders.values()) {
      if (old !== undefined) order.remove(old.row);
      order.put(row);
    }
  }

  /** The rows in the wanted order, sorted when it is wanted for the first time. */
  function inOrder({ by }: ListOrder, limits: Limits): readonly SearchRow[] {
    if (madeBy !== limits) orders.delete('due');
    madeBy = limits;
    const known = orders.get(by);
    if (known !== undefined) return known.rows();
    const made = sortedRows(
      Array.from(entries.values(), ({ row }) => row),
      compareListed(by, limits),
    );
    orders.set(by, made);
    return made.rows();
  }

  /** As `inOrder`; by the days due what the county gave back goes first: it waits for this PC and has no day of its own. */
  function inFullOrder(order: ListOrder, { limits, returned = [] }: Listing): readonly SearchRow[] {
    const sorted = inOrder(order, limits);
    if (order.by !== 'due' || returned.length === 0) return sorted;
    const first = new Set(returned.flatMap((id) => entries.get(id)?.row ?? []));
    return [...first, ...sorted.filter((row) => !first.has(row))];
  }

  function list({ status, text, order, most }: ListWanted, listing: Listing): Omit<ApplicationList, 'reading'> {
    const words = wordsOf(text);
    const { only } = listing;
    const isMet = (row: SearchRow): boolean => {
      if (only?.has(row.id) === false) return false;
      if (status === 'all' ? row.status === 'discarded' : status !== null && row.status !== status) return false;
      const facts = words.length === 0 ? '' : (entries.get(row.id)?.facts ?? '');
      return words.every((word) => facts.includes(word));
    };
    const sorted = inFullOrder(order, listing);
    const rows: SearchRow[] = [];
    let total = 0;
    for (let step = 0; step < sorted.length; step += 1) {
      const row = sorted[order.isDescending ? sorted.length - 1 - step : step];
      if (row === undefined || !isMet(row)) continue;
      total += 1;
      if (rows.length < most) rows.push(row);
    }
    return { rows: rows.flatMap((row) => listedRow(row, listing)), total, counts: countsOf(counts) };
  }

  return { put, list };
}
