import { expect, test } from 'vitest';
import { countByStatus, filterDesk } from '../../../renderer/features/desk/desk-filter.ts';
import { row } from '../support/rows.ts';

const ROWS = [
  row({ id: 'a', personName: '佟桂芝', village: '柳条沟村' }),
  row({ id: 'b', personName: '那玉梅', village: '柳条沟村', status: 'settled', number: '210521198-A-2023-0002' }),
  row({ id: 'c', personName: '佟桂芝', status: 'discarded' }),
];
const ids = (status: 'all' | 'settled' | 'discarded', text: string): readonly string[] =>
  filterDesk(ROWS, { status, text }).map(({ id }) => id);

test('everything leaves out what was discarded, which has a choice of its own', () => {
  expect(ids('all', '')).toEqual(['a', 'b']);
  expect(ids('discarded', '')).toEqual(['c']);
  expect(countByStatus(ROWS)).toEqual({ all: 2, draft: 1, accepted: 0, settled: 1, sealed: 0, discarded: 1 });
});

test('each typed word must occur, in any of the facts and in full width as well', () => {
  expect(ids('all', '柳条 佟')).toEqual(['a']);
  expect(ids('all', '佟 那')).toEqual([]);
  expect(ids('settled', '-ａ-２０２３')).toEqual(['b']);
});
