import type { SearchHit } from '#shared/contract/data/search.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import type { SearchRow } from '../../store/records.ts';
import type { Doc } from './found-doc.ts';
import { askIndex, type Asked } from './ask-index.ts';
import { createGatherer } from './gather.ts';
import { NO_RANK } from './found-doc.ts';
import { keysOfNumbers, plainNumber } from './numbers.ts';
import { createPostings } from './postings.ts';
import { readQuery } from './query.ts';
import { keysOfSound } from './sound/sound-keys.ts';
import { soundReader } from './sound/sounded.ts';
import { createVillages } from './villages.ts';

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

const NOTHING: Answer = { hits: [], total: 0, isMore: false };

export function createSearchIndex(): SearchIndex {
  const docs: Doc[] = [];
  const slots = new Map<string, number>();
  const filed = createPostings();
  const villages = createVillages();
  const [readName, readVillage] = [soundReader(true), soundReader(false)];
  const gather = createGatherer(NO_RANK);

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
    const asked: Asked = { docs, filed, villages, gathering: gather(docs.length, most) };
    const mark = askIndex(asked, query);
    const hits = asked.gathering.best(limit).flatMap(({ slot, rank }): readonly SearchHit[] => {
      const doc = docs[slot];
      return doc === undefined ? [] : [{ ...shown(doc), ...mark(doc, slot, rank) }];
    });
    return { hits, total: asked.gathering.count(), isMore: asked.gathering.isMore() };
  }

  return { put, find, has: (kind, id) => slots.has(`${kind}/${id}`) };
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** Nothing in it needs putting right before it is masked; most numbers are so. */
const NORMAL = /^[0-9A-Z]*$/;

function shown({ row, name, village }: Doc): Omit<SearchHit, 'found' | 'also'> {
  const { kind, id, number, status, at, idNumber } = row;
  const idNumberMasked = maskIdNumber(NORMAL.test(idNumber) ? idNumber : normaliseIdNumber(idNumber));
  return { kind, id, name: name.text, idNumberMasked, village: village.text, number, status, at };
}
