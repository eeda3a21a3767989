import { expect, test } from 'vitest';
import type { SearchHit } from '#shared/contract/data/search.ts';
import type { SearchRow } from '../../../electron/store/records.ts';
import { ENOUGH } from '../../../electron/service/search/ask-index.ts';
import { createSearchIndex } from '../../../electron/service/search/search-index.ts';
import { scanOf } from './full-scan.ts';
import { chance, inventedRows } from './people.ts';
import { typedFor } from './typed-text.ts';

const ALL = 1_000_000;
const isNearly = ({ found: { by }, also }: SearchHit): boolean => also !== null || (by !== 'written' && by !== 'sound');
const placeOf = ({ kind, id }: Pick<SearchRow, 'kind' | 'id'>): string => `${kind}/${id}`;

test.each([1, 2, 3])('finds exactly what a scan of all records finds, whatever is typed (seed %i)', (seed) => {
  const rows = [...inventedRows(seed, 130, 70)];
  const index = createSearchIndex();
  for (const row of rows) index.put(row);
  const scans = rows.map(scanOf);
  const random = chance(seed + 100);
  for (let count = 0; count < 300; count += 1) {
    const row = rows[Math.floor(random() * rows.length)];
    if (row === undefined) throw new Error('no rows');
    const typed = typedFor(row, random);
    const met = scans.filter(({ isMet }) => isMet(typed));
    const nearly = met.length >= ENOUGH ? [] : scans.filter((scan) => !met.includes(scan) && scan.isNearlyMet(typed));
    const answer = index.find(typed, ALL, ALL);
    const found = answer.hits.map(placeOf).toSorted();
    expect({ typed, found }).toEqual({ typed, found: [...met, ...nearly].map((scan) => placeOf(scan.row)).toSorted() });
    expect(answer.total).toBe(found.length);
    // What is nearly so never stands before what is so.
    const firstNearly = answer.hits.findIndex(isNearly);
    if (firstNearly !== -1)
      expect(answer.hits.slice(firstNearly).filter((hit) => !isNearly(hit) && hit.status !== 'discarded')).toEqual([]);
  }
});

test('records that change any number of times are found by what they are now, in the same order', () => {
  const before = [...inventedRows(11, 120, 80)];
  const after = [...inventedRows(12, 120, 80)].map((row, place) => ({
    ...row,
    kind: before[place]?.kind ?? row.kind,
    id: before[place]?.id ?? row.id,
  }));
  const [changed, fresh] = [createSearchIndex(), createSearchIndex()];
  for (const row of before) changed.put(row);
  const random = chance(5);
  for (let count = 0; count < 500; count += 1) {
    const place = Math.floor(random() * before.length);
    const row = [before, after][Math.floor(random() * 2)]?.[place];
    if (row !== undefined) changed.put(row);
  }
  for (const row of after) changed.put(row);
  for (const row of after) fresh.put(row);
  for (let count = 0; count < 250; count += 1) {
    const row = [before, after][count % 2]?.[Math.floor(random() * before.length)];
    if (row === undefined) continue;
    const typed = typedFor(row, random);
    expect({ typed, answer: changed.find(typed, ALL, ALL) }).toEqual({ typed, answer: fresh.find(typed, ALL, ALL) });
  }
});

test('counting ends at the most, and says so', () => {
  const index = createSearchIndex();
  for (const row of inventedRows(3, 800, 0)) index.put(row);
  const answer = index.find('村', 10, 50);
  expect({ shown: answer.hits.length, total: answer.total, isMore: answer.isMore }).toEqual({
    shown: 10,
    total: 50,
    isMore: true,
  });
});
