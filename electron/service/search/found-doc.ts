import type { FoundIn } from '#shared/contract/data/search.ts';
import type { SearchRow } from '../../store/records.ts';
import { LAST_WRITTEN, matchSound, type SoundMatch } from './sound/match-sound.ts';
import { matchPart, matchSequence, matchTail, type NumberMatch, plainNumber } from './numbers.ts';
import type { Query } from './query.ts';
import { matchSimilar } from './sound/similar-sound.ts';
import { plainChars, type Sounded } from './sound/sounded.ts';

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
 * beginning, inside, with a reading not used here), village in the same order, name with one wrong letter. Discarded
 * applications come after all others. Within a rank the newest record comes first, so the order never depends on chance.
 */
const RANK = { name: 0, number: 10, sound: 20, village: 30, similar: 40, discarded: 100 } as const;

/** Nothing of the record is met. */
export const NO_RANK = 1000;

/** The match of a village's name, worked out once for all who live there. */
export type VillageMatch = (village: Sounded) => SoundMatch | null;

/** How well a record is met as typed, smaller is better; `NO_RANK` when not at all. */
export function rankOf(doc: Doc, query: Query, villageMatch: VillageMatch): number {
  const name = matchSound(doc.name, query.typed);
  let rank: number = NO_RANK;
  if (name !== null) rank = rankOfName(name);
  if (query.number !== '') rank = Math.min(rank, rankOfNumbers(doc, query.number));
  if (rank > RANK.village) {
    const village = villageMatch(doc.village);
    if (village !== null) rank = Math.min(rank, RANK.village + village.rank);
  }
  return rank === NO_RANK ? NO_RANK : rank + later(doc);
}

/** The same for a name with one wrong letter. */
export const rankOfSimilar = (doc: Doc, { similar }: Query): number =>
  matchSimilar(doc.name, similar) === null ? NO_RANK : RANK.similar + later(doc);

const later = ({ row }: Doc): number => (row.status === 'discarded' ? RANK.discarded : 0);

const rankOfName = ({ rank }: SoundMatch): number => (rank <= LAST_WRITTEN ? RANK.name : RANK.sound) + rank;

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

/** What to mark in a record that was met with `rank`. */
export function foundIn(doc: Doc, query: Query, rank: number, villageMatch: VillageMatch): FoundIn {
  const name = matchSound(doc.name, query.typed);
  const own = rank % RANK.discarded;
  if (name !== null && rankOfName(name) === own) {
    return { field: 'name', by: own < RANK.number ? 'written' : 'sound', ...placeIn(doc.name, name) };
  }
  const number = numbersOf(doc, query.number).find(({ match }) => match.rank + RANK.number === own);
  if (number !== undefined) return { field: number.field, by: 'written', ...number.show(number.text, number.match) };
  const village = villageMatch(doc.village);
  if (village !== null && own < RANK.similar) {
    const by = village.rank <= LAST_WRITTEN ? 'written' : 'sound';
    return { field: 'village', by, ...placeIn(doc.village, village) };
  }
  const similar = matchSimilar(doc.name, query.similar) ?? { from: 0, to: 0 };
  return { field: 'name', by: 'similar', ...placeIn(doc.name, similar) };
}

type NumberFound = {
  readonly field: FoundIn['field'];
  readonly text: string;
  readonly match: NumberMatch;
  readonly show: (text: string, match: NumberMatch) => Pick<FoundIn, 'text' | 'from' | 'to'>;
};

function numbersOf(doc: Doc, typed: string): readonly NumberFound[] {
  const found: NumberFound[] = [];
  const add = (field: FoundIn['field'], text: string, match: NumberMatch | null, show: NumberFound['show']): void => {
    if (match !== null) found.push({ field, text, match, show });
  };
  if (typed === '') return found;
  add('idNumber', doc.idNumber, matchTail(doc.idNumber, typed), ending);
  add('number', doc.row.number ?? '', matchSequence(doc.number, typed), shownPart);
  add('number', doc.row.number ?? '', matchPart(doc.number, typed), shownPart);
  add('phone', doc.phone, matchTail(doc.phone, typed), ending);
  for (const [index, bill] of doc.bills.entries()) {
    add('bill', doc.row.bills[index] ?? '', matchPart(bill, typed), shownPart);
  }
  return found;
}

/** No more of an identity number or a phone is shown than was typed. */
function ending(number: string, { from, to }: NumberMatch): Pick<FoundIn, 'text' | 'from' | 'to'> {
  const text = `${from === 0 ? '' : '…'}${number.slice(from, to).toUpperCase()}`;
  return { text, from: text.length - (to - from), to: text.length };
}

/** The place of a match in a number as it is shown, hyphens and all. */
function shownPart(text: string, { from, to }: NumberMatch): Pick<FoundIn, 'text' | 'from' | 'to'> {
  const counted = plainChars(text).filter(({ ch }) => plainNumber(ch) !== '');
  return { text, from: counted[from]?.at ?? 0, to: counted[to - 1]?.end ?? text.length };
}

/** The place of a match in a text as it is shown, in UTF-16 units. */
function placeIn(
  { text }: Sounded,
  { from, to }: { readonly from: number; readonly to: number },
): Pick<FoundIn, 'text' | 'from' | 'to'> {
  const plain = plainChars(text);
  return { text, from: plain[from]?.at ?? 0, to: plain[to - 1]?.end ?? text.length };
}
