import { expect, test } from 'vitest';
import { backupName, parseBackupName } from '../../../electron/store/backup/format/backup-name.ts';
import { spareBackups } from '../../../electron/store/backup/retention.ts';

const DAY_MS = 86_400_000;
/** `perDay` backups a day over `days` days, the last on 2023-12-31. */
const series = (days: number, perDay: number) =>
  Array.from({ length: days * perDay }, (_, index) => {
    const at = Date.UTC(2023, 11, 31, 18) - Math.floor(index / perDay) * DAY_MS - (index % perDay) * 3_600_000;
    const createdAt = new Date(at).toISOString();
    return { name: createdAt, createdAt, commit: days * perDay - index };
  });

test('ten backups or fewer all stay', () => {
  expect(spareBackups(series(10, 1))).toEqual([]);
  expect(spareBackups(series(1, 10))).toEqual([]);
  expect(spareBackups([])).toEqual([]);
});

test('the newest ten, one of each of fourteen days, one of each of twelve months stay', () => {
  const all = series(500, 3);
  const spare = new Set(spareBackups(all));
  const kept = all.map(({ name }) => name).filter((name) => !spare.has(name));
  expect(kept.slice(0, 10)).toEqual(all.slice(0, 10).map(({ name }) => name));
  expect(new Set(kept.map((name) => name.slice(0, 10))).size).toBe(14 + 11);
  expect(new Set(kept.map((name) => name.slice(0, 7))).size).toBe(12);
  expect(kept).toHaveLength(10 + (14 - 4) + 11);
});

test('the order in which a folder lists them does not matter', () => {
  const all = series(40, 2);
  expect(new Set(spareBackups([...all].reverse()))).toEqual(new Set(spareBackups(all)));
});

test('a clock that went back does not make the newest data the oldest backup', () => {
  const [newest, ...others] = series(400, 1);
  const setBack = { name: 'made with a clock of long ago', createdAt: '2015-01-01T08:00:00+08:00', commit: 401 };
  const spare = spareBackups([newest ?? setBack, ...others, setBack]);
  expect(spare).not.toContain(setBack.name);
  expect(spare).not.toContain(newest?.name);
});

test('of many backups at one instant the ones with the most data stay', () => {
  const createdAt = '2023-06-15T09:00:00+08:00';
  const all = Array.from({ length: 14 }, (_, commit) => ({ name: `copy ${commit}`, createdAt, commit }));
  expect(spareBackups(all).toSorted()).toEqual(['copy 0', 'copy 1', 'copy 2', 'copy 3']);
});

test('a name says which PC made it and when, and no two are alike', () => {
  const first = backupName('210521101-A', '2023-06-15T09:05:00+08:00', []);
  expect(first).toBe('AID-BACKUP-210521101-A-20230615-0905-1.aidbak');
  expect(backupName('210521101-A', '2023-06-15T09:05:59+08:00', [first])).toBe(
    'AID-BACKUP-210521101-A-20230615-0905-2.aidbak',
  );
  expect(parseBackupName(first)).toEqual({ pc: '210521101-A', day: '20230615', minute: '0905', count: 1 });
  expect(parseBackupName(`${first}.part`)).toBeNull();
  expect(first.length).toBeLessThanOrEqual(60);
});
