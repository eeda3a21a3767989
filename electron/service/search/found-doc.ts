import { isClosed } from '#shared/domain/application-status.ts';
import type { SearchRow } from '../../store/records.ts';
import { matchPart, matchSequence, matchTail, type NumberMatch } from './numbers.ts';
import type { Query, QueryPair } from './query.ts';
import { LAST_WRITTEN, NO_MATCH, type SoundMatch } from './sound/match-sound.ts';
import type { Sounded } from './sound/sounded.ts';

/** A person or an application as the index holds it. */
export type Doc = {
  readonly row: SearchRow;
  readonly name: Sounded;
  readonly village: Sounded;
  /** Without hyphens, lower case. */
  readonly idNumber: string;
  readonly phone: string;
  readonly number: string;
  readonly bills: readonly string[];
};

/**
 * The order of the hits: name as written (whole, beginning, inside), numbers (whole, end, part), name by sound (whole,
 * beginning, inside, with a reading not used here), village in the same order, a name with its village or a number in the
 * order of the name, other characters of the same sound, a name of three without its middle one, name with one wrong
 * letter. Discarded applications come after all others. Within a rank the newest record comes first, so the order never
 * depends on chance.
 */
export const RANK = {
  name: 0,
  number: 10,
  sound: 20,
  village: 30,
  pair: 40,
  sameSound: 50,
  skipped: 60,
  similar: 70,
  discarded: 100,
} as const;

/** Nothing of the record is met. */
export const NO_RANK = 1000;

/** The match of a village's name, worked out once for all who live there. */
export type VillageMatch = (village: Sounded) => SoundMatch | null;
/** The rank of a name, worked out once for all who bear it; `NO_MATCH` when it is not met. */
export type NameRank = (name: Sounded) => number;

/** How well a record is met as typed, smaller is better; `NO_RANK` when not at all. */
export function rankOf(doc: Doc, { number }: Query, nameRank: NameRank, villageMatch: VillageMatch): number {
  const name = nameRank(doc.name);
  let rank: number = name === NO_MATCH ? NO_RANK : rankOfName(name);
  if (number !== '') rank = Math.min(rank, rankOfNumbers(doc, number));
  if (rank > RANK.village) {
    const village = villageMatch(doc.village);
    if (village !== null) rank = Math.min(rank, RANK.village + village.rank);
  }
  return withState(doc, rank);
}

/** The same for a name and another word. */
export function rankOfPair(doc: Doc, pair: QueryPair, nameRank: NameRank, villageMatch: VillageMatch): number {
  const name = nameRank(doc.name);
  if (name === NO_MATCH) return NO_RANK;
  const isMet =
    villageMatch(doc.village) !== null || (pair.number !== '' && rankOfNumbers(doc, pair.number) !== NO_RANK);
  return isMet ? withState(doc, RANK.pair + name) : NO_RANK;
}

/** The same for a name that is nearly met: `rank` when it is. */
export const rankOfNearly = (doc: Doc, rank: number, isMet: (name: Sounded) => boolean): number =>
  isMet(doc.name) ? withState(doc, rank) : NO_RANK;

const withState = ({ row }: Doc, rank: number): number =>
  rank !== NO_RANK && row.status !== null && isClosed(row.status) ? rank + RANK.discarded : rank;

/** The rank of a record by its name's rank. */
export const rankOfName = (rank: number): number => (rank <= LAST_WRITTEN ? RANK.name : RANK.sound) + rank;

function rankOfNumbers(doc: Doc, typed: string): number {
  let rank: number = NO_RANK;
  const add = (match: NumberMatch | null): void => {
    if (match !== null) rank = Math.min(rank, RANK.number + match.rank);
  };
  add(matchTail(doc.idNumber, typed));
  add(matchSequence(doc.number, typed));
  add(matchPart(doc.number, typed));
  add(matchTail(doc.phone, typed));
  for (const bill of doc.bills) add(matchPart(bill, typed));
  return rank;
}
