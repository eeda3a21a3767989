import { expect, test } from 'vitest';
import { planParts, type SizedSource } from '../../../../electron/service/sync/papers/plan-parts.ts';

const MEGABYTE = 1024 * 1024;

const source = (label: string, size: number, number = '210521198-A-2023-00001'): SizedSource => ({
  from: 'print',
  id: `${number}/${label}`,
  size,
  paper: {
    what: 'printed',
    number,
    revision: 1,
    paper: 'settlement',
    title: label,
    sha256: label.charCodeAt(0).toString(16).padStart(64, '0'),
  },
});
const shape = (sources: readonly SizedSource[]) =>
  planParts(sources).map(({ size, sources: own }) => [
    size,
    own.map(({ paper }) => ('title' in paper ? paper.title : '')),
  ]);

test('papers fill a part up to four megabytes, in their order, and a larger one has its own', () => {
  expect(
    shape([
      source('a', MEGABYTE),
      source('b', 3 * MEGABYTE),
      source('c', 1),
      source('d', 9 * MEGABYTE),
      source('e', 1),
    ]),
  ).toEqual([
    [4 * MEGABYTE, ['a', 'b']],
    [1, ['c']],
    [9 * MEGABYTE, ['d']],
    [1, ['e']],
  ]);
});

test('a content that two cases show takes its room once, and the same line twice travels once', () => {
  const [one, other] = [source('a', 3 * MEGABYTE), source('a', 3 * MEGABYTE, '210521198-A-2023-00002')];
  expect(shape([one, other, one])).toEqual([[3 * MEGABYTE, ['a', 'a']]]);
});

test('a part has at most two hundred lines; no papers give no part', () => {
  const many = Array.from({ length: 201 }, (_, at) =>
    source('a', 1, `210521198-A-2023-${String(at).padStart(5, '0')}`),
  );
  expect(planParts(many).map(({ sources }) => sources.length)).toEqual([200, 1]);
  expect(planParts([])).toEqual([]);
});
