import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWindow, setUp, testFolder, type Window } from './support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const path = (): string => join(folder.dataDir, 'preferences.json');

test('what was chosen is there after a restart, also under the lock', async () => {
  expect(await window.ask('preference/list', {})).toEqual({ values: {} });
  await window.ask('preference/set', { name: 'rail', value: '"narrow"' });
  await window.ask('preference/set', { name: 'color-scheme', value: '"dark"' });
  await window.ask('preference/set', { name: 'rail', value: '"wide"' });
  await window.close();
  window = openWindow(folder.dataDir, folder.packsDir);
  expect(await window.ask('preference/list', {})).toEqual({
    values: { rail: '"wide"', 'color-scheme': '"dark"' },
  });
  expect(await window.refused('preference/set', { name: 'rail', value: '1' })).toMatchObject({ code: 'LOCKED' });
});

test('a file that is not ours counts as none', async () => {
  for (const text of ['', '{', '[]', '{"rail":1}', '{"Rail":"x"}', 'null']) {
    writeFileSync(path(), text);
    expect(await window.ask('preference/list', {})).toEqual({ values: {} });
    await window.ask('preference/set', { name: 'rail', value: '1' });
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({ rail: '1' });
  }
});

test('no more than a hundred names are kept', async () => {
  const name = (at: number): string => `n-${'abcdefghij'.charAt(at / 10)}${'abcdefghij'.charAt(at % 10)}`;
  for (let at = 0; at < 100; at += 1) await window.ask('preference/set', { name: name(at), value: '1' });
  await window.ask('preference/set', { name: 'one-more', value: '1' });
  await window.ask('preference/set', { name: name(0), value: '2' });
  const { values } = await window.ask('preference/list', {});
  expect(Object.keys(values)).toHaveLength(100);
  expect(values[name(0)]).toBe('2');
});
