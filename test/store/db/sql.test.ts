import { expect, test } from 'vitest';
import { commaList, identifier, insertInto, sql, updateById } from '../../../electron/store/db/sql.ts';

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

test('a row is added and changed by parameters alone, and its own id is not among what changes', () => {
  const row = { id: "x'; --", revision: 1, sealed: null };
  expect(insertInto('person', row)).toEqual({
    text: 'INSERT INTO person (id, revision, sealed) VALUES (?, ?, ?)',
    values: ["x'; --", 1, null],
  });
  expect(updateById('person', row.id, { revision: 2, sealed: null })).toEqual({
    text: 'UPDATE person SET revision = ?, sealed = ? WHERE id = ?',
    values: [2, null, "x'; --"],
  });
  expect(insertInto('person', { b: 1, a: 2 }).text).toBe('INSERT INTO person (b, a) VALUES (?, ?)');
  expect(() => insertInto('person', { 'a, b': 1 })).toThrow('Not a name');
  expect(() => updateById('person; --', 'x', { a: 1 })).toThrow('Not a name');
});
