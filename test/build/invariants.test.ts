import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rows = readFileSync('test/sync/model/README.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id = '', , , model = '', where = '', name = ''] = line.split('|').map((cell) => cell.trim());
    return /^S\d+$/.test(id) ? [{ id, model, where, name }] : [];
  });

test('every invariant of sync names a test that is there', () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 21 }, (_, at) => `S${at + 1}`));
  expect(rows.filter(({ where, name }) => name === '' || !readFileSync(where, 'utf8').includes(name))).toEqual([]);
});

test('every invariant with a model names one that tries it, and one without its rule', () => {
  const missing = rows
    .filter(({ model }) => model !== '–')
    .filter(({ id, model }) => {
      const text = readFileSync(`test/sync/model/${model}.test.ts`, 'utf8');
      const named = (of: RegExp): boolean =>
        [...text.matchAll(of)].some(([, ids = '']) => ids.split(', ').includes(id));
      // A control says its rule alone when it comes from a list of them.
      return (
        !named(/test\('(?!without the rule)[^']*\(([S\d, ]+)\)'/g) ||
        !named(/(?:without the rule|\[')[^']*\(([S\d, ]+)\)/g)
      );
    });
  expect(missing).toEqual([]);
});
