import { expect, test } from 'vitest';
import { commaList, identifier, sql } from '../../../electron/store/db/sql.ts';

test('values become parameters and never part of the text', () => {
  const evil = "'; DROP TABLE person; --";
  const statement = sql`SELECT * FROM ${identifier('person')} WHERE id = ${evil} AND revision = ${2}`;
  expect(statement).toEqual({ text: 'SELECT * FROM person WHERE id = ? AND revision = ?', values: [evil, 2] });
});

test('parts put together keep their parameters in order', () => {
  const parts = commaList([sql`a = ${1}`, sql`b = ${null}`]);
  expect(sql`UPDATE t SET ${parts} WHERE c = ${3}`).toEqual({
    text: 'UPDATE t SET a = ?, b = ? WHERE c = ?',
    values: [1, null, 3],
  });
});

test.each(['person; DROP', 'Person', '1a', '', 'a b', 'a"b'])('refuses %j as a name', (name) => {
  expect(() => identifier(name)).toThrow('Not a name');
});
