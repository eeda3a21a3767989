import type { SearchHit } from '#shared/contract/data/search.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import type { SearchRow } from '../../store/records.ts';
import { type Doc, foundIn, NO_RANK, rankOf, rankOfSimilar, type VillageMatch } from './found-doc.ts';
import { keysOfNumbers, keysOfTypedNumber, plainNumber } from './numbers.ts';
import { createPostings } from './postings.ts';
import { readQuery } from './query.ts';
import { keysOfSimilar } from './sound/similar-sound.ts';
import { atStart, type KeyChoice, keysOfSound, keysOfTyped } from './sound/sound-keys.ts';
import { type Sounded, soundReader } from './sound/sounded.ts';
import { createVillages, shortest } from './villages.ts';

export type Answer = {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly isMore: boolean;
};

/** People and applications in memory, found by what is typed of them. */
export type SearchIndex = {
  /** Adds a record, or puts it in the place of the one of its kind and id. */
  readonly put: (row: SearchRow) => void;
  readonly has: (kind: SearchRow['kind'], id: string) => boolean;
  /**
   * The best `limit` hits and how many there are. Counting ends at `most`: a single letter means half of everybody, and
   * nobody reads that; then the newest of those that are met first are given.
   */
  readonly find: (text: string, limit: number, most?: number) => Answer;
};

/** Counted exactly up to here. */
const MOST = 300;
/** With at least so many hits as typed nobody is helped by those that are nearly so. */
export const ENOUGH = 20;

const NOTHING: Answer = { hits: [], total: 0, isMore: false };

export function createSearchIndex(): SearchIndex {
  const docs: Doc[] = [];
  const slots = new Map<string, number>();
  const filed = createPostings();
  const villages = createVillages();
  const [readName, readVillage] = [soundReader(true), soundReader(false)];

  const docOf = (row: SearchRow): Doc => ({
    row,
    name: readName(row.name.trim()),
    village: readVillage(row.village.trim()),
    idNumber: plainNumber(row.idNumber),
    phone: plainNumber(row.phone),
    number: plainNumber(row.number ?? ''),
    bills: row.bills.map(plainNumber),
  });

  function put(row: SearchRow): void {
    const place = `${row.kind}/${row.id}`;
    const slot = slots.get(place) ?? docs.length;
    const old = docs[slot];
    const doc = docOf(row);
    slots.set(place, slot);
    docs[slot] = doc;
    if (old?.name !== doc.name)
      refile(slot, old === undefined ? NO_KEYS : keysOfSound(old.name), keysOfSound(doc.name));
    refile(slot, old === undefined ? NO_KEYS : keysOfNumbers(old), keysOfNumbers(doc));
    if (old?.village === doc.village) return;
    if (old !== undefined) villages.remove(old.village, slot);
    villages.add(doc.village, slot);
  }

  function refile(slot: number, old: ReadonlySet<string>, now: ReadonlySet<string>): void {
    for (const key of old) if (!now.has(key)) filed.remove(key, slot);
    for (const key of now) if (!old.has(key)) filed.add(key, slot);
  }

  function find(text: string, limit: number, most = MOST): Answer {
    const query = readQuery(text);
    if (query === null) return NOTHING;
    const met = villages.match(query);
    const villageMatch: VillageMatch = (village: Sounded) => met.get(village.text) ?? null;
    const ranks = new Map<number, number>();
    let isMore = false;

    /** False when enough were found. */
    const visit = (slot: number, rankDoc: (doc: Doc) => number): boolean => {
      const doc = docs[slot];
      if (doc === undefined || ranks.has(slot)) return true;
      const rank = rankDoc(doc);
      if (rank === NO_RANK) return true;
      isMore = ranks.size >= most;
      if (!isMore) ranks.set(slot, rank);
      return !isMore;
    };
    const visitAll = (choices: KeyChoice, rankDoc: (doc: Doc) => number): void => {
      for (const keys of choices) {
        const list = shortest(keys.map(filed.get));
        for (let at = list.length - 1; at >= 0 && !isMore; at -= 1) visit(list[at] ?? -1, rankDoc);
      }
    };
    const asTyped = (doc: Doc): number => rankOf(doc, query, villageMatch);

    const names = keysOfTyped(query.typed);
    visitAll(keysOfTypedNumber(query.number), asTyped);
    visitAll(
      names.map((keys) => keys.map(atStart)),
      asTyped,
    );
    visitAll(names, asTyped);
    if (!isMore) villages.walk(met.keys(), (slot) => visit(slot, asTyped));
    if (ranks.size < ENOUGH && query.similar !== '') {
      const similar = [...keysOfSimilar(query.similar)].flatMap((key) => [[atStart(key)], [key]]);
      visitAll(similar, (doc) => rankOfSimilar(doc, query));
    }

    const best = [...ranks].toSorted(([slotA, a], [slotB, b]) => a - b || slotB - slotA).slice(0, limit);
    const hits = best.flatMap(([slot, rank]): readonly SearchHit[] => {
      const doc = docs[slot];
      return doc === undefined ? [] : [{ ...shown(doc), found: foundIn(doc, query, rank, villageMatch) }];
    });
    return { hits, total: ranks.size, isMore };
  }

  return { put, find, has: (kind, id) => slots.has(`${kind}/${id}`) };
}

const NO_KEYS: ReadonlySet<string> = new Set();

function shown({ row, name, village }: Doc): Omit<SearchHit, 'found'> {
  const { kind, id, number, status, at, idNumber } = row;
  const idNumberMasked = maskIdNumber(normaliseIdNumber(idNumber));
  return { kind, id, name: name.text, idNumberMasked, village: village.text, number, status, at };
}
