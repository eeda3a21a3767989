import { fen } from '#shared/fen.ts';
import { likenessOf, type Likeness } from '#shared/domain/likeness.ts';
import { type PreparedBatch, type PreparedRecord, type PreparedVisit, type YearUse } from './prepared-record.ts';
import type { Standing } from './standing.ts';
import { netUses } from './weigh/net-uses.ts';
import { makeShelf } from './weigh/standing-shelf.ts';

/** Another application that looks like the same aid, by which visit of the new record. */
export type FoundPair = {
  readonly kind: 'same_bill' | 'same_stay' | 'same_total';
  readonly visit: string;
  readonly other: Standing;
};

/** What a new record is beside those of its application: `again` the same revision, `older` one that a later one had overtaken. */
export type Relation =
  | { readonly is: 'new' }
  | { readonly is: 'later'; readonly than: Standing }
  | { readonly is: 'again'; readonly of: Standing; readonly isSame: boolean }
  | { readonly is: 'older'; readonly than: Standing };

/** A record beside everything that stands in the books: a function of the bytes and the order of arrival, whatever packs there are. */
export type WeighedRecord = {
  readonly record: PreparedRecord;
  readonly place: number;
  readonly relation: Relation;
  readonly isLive: boolean;
  readonly pairs: readonly FoundPair[];
  /** Net of what earlier applications of the person asked for; none when it is not live. */
  readonly uses: readonly YearUse[];
  /** The person's other applications that may be paid or are, one revision of each. */
  readonly others: readonly Standing[];
};

/** Weighs the records of a batch in their order, each also against those before it. `n` is the batch's number in the journal. */
export function weighBatch(
  { header, records }: Omit<PreparedBatch, 'summaries'>,
  n: number,
  standings: readonly Standing[],
): readonly WeighedRecord[] {
  const shelf = makeShelf(standings);
  return records.map((record, place) => {
    const known = shelf.near(record);
    const relation = relate(record, known);
    const isLive = relation.is === 'new' || relation.is === 'later';
    const others = othersOf(record, known);
    const ofPerson = othersOfPerson(record, known);
    const uses = isLive ? netUses(record, known) : [];
    const pairs = isLive ? findPairs(record, others) : [];
    if (relation.is === 'later') shelf.overtake(record.number);
    const { number, revision, application, mark, pc, person, visits } = record;
    const own = { batch: n, place, number, revision, application, mark, pc, person, visits };
    shelf.add({ ...own, seq: header.seq, isLive, isPaid: false, asked: uses, uses });
    return { record, place, relation, isLive, pairs, uses, others: ofPerson };
  });
}

/** Other applications that may be paid or are. */
const othersOf = ({ number: own }: PreparedRecord, known: readonly Standing[]): readonly Standing[] =>
  known.filter(({ isLive, isPaid, number }) => (isLive || isPaid) && number !== own);

/** The same person's other applications that may be paid or are, one revision of each. */
export const othersOfPerson = (record: PreparedRecord, known: readonly Standing[]): readonly Standing[] =>
  oneOfEach(othersOf(record, known).filter(({ person }) => person === record.person));

/** Of an application that was corrected after it was paid, the correction: it says what the person is to have in all. */
const oneOfEach = (others: readonly Standing[]): readonly Standing[] =>
  others.filter((other) => other.isLive || !others.some(({ isLive, number }) => isLive && number === other.number));

function relate(record: PreparedRecord, known: readonly Standing[]): Relation {
  // In the order they came: a number belongs to the application that came with it first.
  const ofNumber = known.filter(({ number }) => number === record.number);
  const [first] = ofNumber;
  if (first === undefined) return { is: 'new' };
  const same = ofNumber.find(
    ({ application, revision }) => application === record.application && revision === record.revision,
  );
  if (same !== undefined) return { is: 'again', of: same, isSame: same.mark === record.mark };
  const latest = ofNumber
    .filter(({ application }) => application === first.application)
    .reduce((a, b) => (b.revision > a.revision ? b : a), first);
  // Another application under the number: its PC began to count anew. People must look, and it stands in nobody's way.
  const isOther = first.application !== record.application;
  return latest.revision > record.revision || isOther ? { is: 'older', than: latest } : { is: 'later', than: latest };
}

function findPairs(record: PreparedRecord, others: readonly Standing[]): readonly FoundPair[] {
  const found = new Map<string, FoundPair>();
  const add = (kind: FoundPair['kind'], visit: string, other: Standing): void => {
    const key = `${kind} ${other.number}`;
    if (!found.has(key)) found.set(key, { kind, visit, other });
  };
  for (const visit of record.visits)
    for (const other of others) {
      if (visit.bill !== null && other.visits.some(({ bill }) => bill === visit.bill))
        add('same_bill', visit.visit, other);
      if (other.person !== record.person) continue;
      const reasons = other.visits.flatMap((their) => likenessOf(likeness(visit), likeness(their)));
      if (reasons.includes('overlap')) add('same_stay', visit.visit, other);
      if (reasons.includes('sameTotal')) add('same_total', visit.visit, other);
    }
  return [...found.values()];
}

/** Hospitals are not compared: two stays that follow each other are no duplicate. */
const likeness = ({ kind, from, to, totalFen }: PreparedVisit): Likeness => ({
  kind,
  hospital: '',
  from,
  to,
  total: fen(totalFen),
});
