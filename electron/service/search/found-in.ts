import type { FoundIn } from '#shared/contract/data/search.ts';
import { type Doc, RANK, rankOfName, type VillageMatch } from './found-doc.ts';
import { matchPart, matchSequence, matchTail, type NumberMatch, plainNumber } from './numbers.ts';
import type { Query, QueryPair } from './query.ts';
import { LAST_WRITTEN, matchSound, type Typed } from './sound/match-sound.ts';
import { matchSameSound } from './sound/nearly.ts';
import { matchSimilar } from './sound/similar-sound.ts';
import { plainChars, type Sounded } from './sound/sounded.ts';

/** What of a hit was meant, and of a name with another word the other too. */
export type FoundParts = { readonly found: FoundIn; readonly also: FoundIn | null };

/** What to mark in a record that was met as typed, with `rank`. */
export function foundAsTyped(doc: Doc, query: Query, rank: number, villageMatch: VillageMatch): FoundParts {
  const own = rank % RANK.discarded;
  const name = inName(doc.name, query.typed, own);
  const found = name ?? inNumbers(doc, query.number, own) ?? inVillage(doc.village, villageMatch) ?? wholeName(doc);
  return { found, also: null };
}

/** What to mark in a record that was met by a name and another word. */
export function foundInPair(doc: Doc, pair: QueryPair, villageMatch: VillageMatch): FoundParts {
  const name = inName(doc.name, pair.name, null) ?? wholeName(doc);
  return { found: name, also: inVillage(doc.village, villageMatch) ?? inNumbers(doc, pair.number, null) };
}

/** What to mark in a name of the same sound. */
export const foundSameSound = (doc: Doc, { typed }: Query): FoundParts => ({
  found: { field: 'name', by: 'same', ...placeIn(doc.name, matchSameSound(doc.name, typed) ?? NOWHERE) },
  also: null,
});

/** What to mark in a name of three whose middle character was not typed: all of it. */
export const foundSkipped = (doc: Doc): FoundParts => ({ found: { ...wholeName(doc), by: 'skipped' }, also: null });

/** What to mark in a name with one wrong letter. */
export const foundSimilar = (doc: Doc, { similar }: Query): FoundParts => ({
  found: { field: 'name', by: 'similar', ...placeIn(doc.name, matchSimilar(doc.name, similar) ?? NOWHERE) },
  also: null,
});

const NOWHERE = { from: 0, to: 0 };

const wholeName = ({ name }: Doc): FoundIn => ({
  field: 'name',
  by: 'written',
  ...placeIn(name, { from: 0, to: name.chars.length }),
});

/** The place in the name, when that is what gave the record its rank; null asks for any. */
function inName(name: Sounded, typed: Typed, own: number | null): FoundIn | null {
  const match = matchSound(name, typed);
  if (match === null || (own !== null && rankOfName(match.rank) !== own)) return null;
  return { field: 'name', by: match.rank <= LAST_WRITTEN ? 'written' : 'sound', ...placeIn(name, match) };
}

function inVillage(village: Sounded, villageMatch: VillageMatch): FoundIn | null {
  const match = villageMatch(village);
  if (match === null) return null;
  return { field: 'village', by: match.rank <= LAST_WRITTEN ? 'written' : 'sound', ...placeIn(village, match) };
}

function inNumbers(doc: Doc, typed: string, own: number | null): FoundIn | null {
  const all = typed === '' ? [] : numbersOf(doc, typed);
  const number = all.find(({ match }) => own === null || match.rank + RANK.number === own);
  if (number === undefined) return null;
  return { field: number.field, by: 'written', ...number.show(number.text, number.match) };
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
  if (/^[0-9A-Za-z]*$/.test(text)) return { text, from, to };
  const counted = plainChars(text).filter(({ ch }) => plainNumber(ch) !== '');
  return { text, from: counted[from]?.at ?? 0, to: counted[to - 1]?.end ?? text.length };
}

/** The place of a match in a text as it is shown, in UTF-16 units. */
function placeIn(
  { text, isPlain }: Sounded,
  { from, to }: { readonly from: number; readonly to: number },
): Pick<FoundIn, 'text' | 'from' | 'to'> {
  if (isPlain) return { text, from, to };
  const plain = plainChars(text);
  return { text, from: plain[from]?.at ?? 0, to: plain[to - 1]?.end ?? text.length };
}
