import {
  type Doc,
  type NameRank,
  NO_RANK,
  RANK,
  rankOf,
  rankOfNearly,
  rankOfPair,
  type VillageMatch,
} from './found-doc.ts';
import { foundAsTyped, foundInPair, type FoundParts, foundSameSound, foundSimilar, foundSkipped } from './found-in.ts';
import type { Gathering } from './gather.ts';
import { keysOfTypedNumber } from './numbers.ts';
import { type Postings, walkCommon } from './postings.ts';
import type { Query, QueryPair } from './query.ts';
import { soundRank, type Typed } from './sound/match-sound.ts';
import { isMetWithoutMiddle, keysOfSameSound, keysWithoutMiddle, matchSameSound } from './sound/nearly.ts';
import { keysOfSimilar, matchSimilar } from './sound/similar-sound.ts';
import { atStart, type KeyChoice, keysOfTyped } from './sound/sound-keys.ts';
import type { Sounded } from './sound/sounded.ts';
import type { Villages } from './villages.ts';

/** With at least so many hits as typed nobody is helped by those that are nearly so. */
export const ENOUGH = 20;

/** What is asked, and where the hits go. */
export type Asked = {
  readonly docs: readonly Doc[];
  readonly filed: Pick<Postings, 'get'>;
  readonly villages: Villages;
  readonly gathering: Gathering;
};

/** What to mark in a hit. */
export type Mark = (doc: Doc, slot: number, rank: number) => FoundParts;

/** One way to mean what was typed: the rank of a record, and what to mark in it. */
type Way = { readonly rank: (doc: Doc) => number; readonly mark: (doc: Doc, rank: number) => FoundParts };

/** Gathers who is met as typed and, when those are few, who is nearly so; gives what to mark in each. */
export function askIndex(asked: Asked, query: Query): Mark {
  const { villages, gathering } = asked;
  const names = keysOfTyped(query.typed);
  const met = villages.match(query.typed, names);
  const villageMatch: VillageMatch = ({ text }) => met.get(text) ?? null;
  const nameRank = nameRanks(query.typed);
  const asTyped: Way = {
    rank: (doc) => rankOf(doc, query, nameRank, villageMatch),
    mark: (doc, rank) => foundAsTyped(doc, query, rank, villageMatch),
  };
  const marked = new Map<number, Way>();
  const visit = visitor(asked, asTyped, null);
  walkAll(asked, [...keysOfTypedNumber(query.number), ...names.map((keys) => keys.map(atStart)), ...names], visit);
  if (!gathering.isMore()) villages.walk(met.keys(), visit);
  if (gathering.count() < ENOUGH) {
    for (const pair of query.pairs) askPair(asked, pair, marked);
    askNearly(asked, query, marked);
  }
  return (doc, slot, rank) => (marked.get(slot) ?? asTyped).mark(doc, rank);
}

/** Other characters of the same sound, a name of three without its middle one, one wrong letter. */
function askNearly(asked: Asked, query: Query, marked: Map<number, Way>): void {
  const { typed, similar } = query;
  const isSame = perName((name) => matchSameSound(name, typed) !== null);
  askNames(asked, bothPlaces(keysOfSameSound(typed)), marked, {
    rank: (doc) => rankOfNearly(doc, RANK.sameSound, isSame),
    mark: (doc) => foundSameSound(doc, query),
  });
  const isSkipped = perName((name) => isMetWithoutMiddle(name, typed));
  askNames(asked, keysWithoutMiddle(typed), marked, {
    rank: (doc) => rankOfNearly(doc, RANK.skipped, isSkipped),
    mark: foundSkipped,
  });
  if (similar === '') return;
  const isSimilar = perName((name) => matchSimilar(name, similar) !== null);
  askNames(asked, bothPlaces(keysOfSimilar(similar)), marked, {
    rank: (doc) => rankOfNearly(doc, RANK.similar, isSimilar),
    mark: (doc) => foundSimilar(doc, query),
  });
}

/** Keys at the first character of a text, and at another one. */
const bothPlaces = (choices: KeyChoice): KeyChoice => choices.flatMap((keys) => [keys.map(atStart), keys]);

/** Equal names are one object: what is asked of a name is worked out once for all who bear it. */
function perName<T>(ask: (name: Sounded) => T): (name: Sounded) => T {
  const known = new Map<Sounded, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const answer = ask(name);
    known.set(name, answer);
    return answer;
  };
}

const nameRanks = (typed: Typed): NameRank => perName((name) => soundRank(name, typed));

/** Takes a record that is met in this way; notes the way unless it is the usual one. */
function visitor({ docs, gathering }: Asked, way: Way, marked: Map<number, Way> | null): (slot: number) => boolean {
  gathering.nextWay();
  const rankAt = (slot: number): number => {
    const doc = docs[slot];
    const rank = doc === undefined ? NO_RANK : way.rank(doc);
    if (rank !== NO_RANK) marked?.set(slot, way);
    return rank;
  };
  return (slot) => gathering.visit(slot, rankAt);
}

function walkAll({ filed, gathering }: Asked, choices: KeyChoice, visit: (slot: number) => boolean): void {
  for (const keys of choices) {
    if (gathering.isMore()) return;
    walkCommon(keys.map(filed.get), visit);
  }
}

function askNames(asked: Asked, choices: KeyChoice, marked: Map<number, Way>, way: Way): void {
  if (choices.length > 0) walkAll(asked, choices, visitor(asked, way, marked));
}

/** Who bears a name and lives in a village or has a number; looks among the fewer of those two. */
function askPair(asked: Asked, pair: QueryPair, marked: Map<number, Way>): void {
  const { filed, villages, gathering } = asked;
  const met = villages.match(pair.other, keysOfTyped(pair.other));
  const villageMatch: VillageMatch = ({ text }) => met.get(text) ?? null;
  const nameRank = nameRanks(pair.name);
  const way: Way = {
    rank: (doc) => rankOfPair(doc, pair, nameRank, villageMatch),
    mark: (doc) => foundInPair(doc, pair, villageMatch),
  };
  const visit = visitor(asked, way, marked);
  walkAll(asked, keysOfTypedNumber(pair.number), visit);
  if (met.size === 0 || gathering.isMore()) return;
  const names = bothPlaces(keysOfTyped(pair.name));
  const bearers = names.reduce((sum, keys) => sum + Math.min(...keys.map((key) => filed.get(key).length)), 0);
  if (villages.count(met.keys()) < bearers) villages.walk(met.keys(), visit);
  else walkAll(asked, names, visit);
}
