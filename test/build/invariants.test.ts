import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rows = readFileSync('test/sync/model/README.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id = '', , , where = '', name = ''] = line.split('|').map((cell) => cell.trim());
    return /^S\d+$/.test(id) ? [{ id, where, name }] : [];
  });

test('every invariant of sync names a test that is there', () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 21 }, (_, at) => `S${at + 1}`));
  expect(rows.filter(({ where, name }) => name === '' || !readFileSync(where, 'utf8').includes(name))).toEqual([]);
});
