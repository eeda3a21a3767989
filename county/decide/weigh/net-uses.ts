import { grantedUses } from '#shared/settlement/granted-uses.ts';
import { visitKey, type PreparedRecord, type YearUse } from '../prepared-record.ts';
import type { Standing } from '../standing.ts';

/**
 * What a record asks for by year and fund, fen; it sums to its payable, as the entries of its PC do. A later application of the same
 * PC settles whole years anew, so its total holds what earlier ones asked for. `known`: what stands in the books near it.
 */
export function netUses(record: PreparedRecord, known: readonly Standing[]): readonly YearUse[] {
  const before = askedBefore(record, known);
  const net = sumUses([...record.uses, ...before.map((use) => ({ ...use, fen: -use.fen }))]);
  const sum = net.reduce((all, use) => all + use.fen, 0);
  // More was asked for before than is due now: the PC enters nothing until the money is back.
  if (record.payableFen === 0 && sum < 0) return net.map((use) => ({ ...use, fen: 0 }));
  // Something this county does not know of was counted: put off to the end of the year, sent later, set off.
  if (sum > record.payableFen) return grantedUses(net, sum - record.payableFen);
  // The PC counted less for the earlier ones than the county does: then what it asks for counts.
  const most = record.uses.reduce<YearUse | null>((a, b) => (a === null || b.fen > a.fen ? b : a), null);
  if (before.length === 0 || most === null || sum === record.payableFen) return net;
  return sumUses([...net, { ...most, fen: record.payableFen - sum }]);
}

/**
 * What the earlier applications in a record's input asked for, in the years it settles. A PC that has heard of a cut does not settle
 * that year anew, and one that has heard that a case was given back leaves it out: whoever stands in the input counts as asked.
 */
function askedBefore(record: PreparedRecord, known: readonly Standing[]): readonly YearUse[] {
  const years = new Set([...record.counted].map(yearOfKey));
  const isIn = (visit: Standing['visits'][number]): boolean => record.counted.has(visitKey(visit));
  const counted = known.filter(
    ({ number, person, pc, visits }) =>
      number !== record.number && person === record.person && isSamePc(pc, record.pc) && visits.some(isIn),
  );
  const latest = counted.filter(
    (one) => !counted.some((other) => other.application === one.application && other.revision > one.revision),
  );
  return latest.flatMap(({ visits, asked }) => {
    const left = new Set(visits.filter((visit) => !isIn(visit)).map(({ to }) => yearOf(to)));
    return asked.filter(({ year }) => years.has(year) && !left.has(year));
  });
}

/** A PC whose data moved has another letter: applications of one township may know of each other. */
const isSamePc = (a: string, b: string): boolean => a.split('-')[0] === b.split('-')[0];

const yearOf = (day: string): number => Number(day.slice(0, 4));
/** The day a visit ended stands last. */
const yearOfKey = (key: string): number => yearOf(key.slice(-10));

/** By year and fund, in the order in which the tables give them. What comes to nothing stays: a ledger that said more is put right. */
function sumUses(uses: readonly YearUse[]): readonly YearUse[] {
  const sums = new Map<string, YearUse>();
  for (const { year, fund, fen } of uses) {
    const key = `${year}/${fund}`;
    sums.set(key, { year, fund, fen: fen + (sums.get(key)?.fen ?? 0) });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
}
