import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { rowSealer } from '../../../electron/store/rows/row-sealer.ts';
import { freshStore } from '../support/fixtures.ts';

const place = { table: 'person', id: 'p-1', revision: 3, epoch: 1 };

test('a blob opens only in its own place', () => {
  const { vault } = freshStore();
  const sealer = rowSealer(vault);
  const blob = sealer.seal(place, '{"name":"赵桂兰"}');
  expect(sealer.unseal(place, blob)).toBe('{"name":"赵桂兰"}');
  expect(sealer.unseal({ ...place, table: 'visit' }, blob)).toBeNull();
  expect(sealer.unseal({ ...place, id: 'p-2' }, blob)).toBeNull();
  expect(sealer.unseal({ ...place, revision: 2 }, blob)).toBeNull();
  expect(sealer.unseal({ ...place, epoch: 2 }, blob)).toBeNull();
  for (let at = 0; at < blob.length; at += 1) {
    const changed = Buffer.from(blob);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(sealer.unseal(place, changed), `byte ${at}`).toBeNull();
  }
  expect(sealer.unseal(place, blob.subarray(0, 20))).toBeNull();
});

test('lengths come in steps of 64 and equal content gives other bytes each time', () => {
  const { vault } = freshStore();
  const sealer = rowSealer(vault);
  const lengths = ['', '王', '欧阳·买买提', 'x'.repeat(60), 'x'.repeat(61)].map(
    (text) => sealer.seal(place, text).length,
  );
  expect(lengths.map((length) => length - 29)).toEqual([64, 64, 64, 64, 128]);
  expect(sealer.seal(place, 'a').equals(sealer.seal(place, 'a'))).toBe(false);
});

test('a blind index is equal for equal values of one column and for nothing else', () => {
  const { vault } = freshStore();
  const sealer = rowSealer(vault);
  const index = sealer.index('id_number', '210502195804021236');
  expect(index.length).toBe(16);
  expect(sealer.index('id_number', '210502195804021236').equals(index)).toBe(true);
  expect(sealer.index('account', '210502195804021236').equals(index)).toBe(false);
  expect(sealer.index('id_number', '210502195804021237').equals(index)).toBe(false);
});

test('a column that is null may be missing, so that a column added later leaves old rows valid', () => {
  const { vault } = freshStore();
  const sealer = rowSealer(vault);
  const mac = sealer.mac('person', { id: 'p', a: 1 });
  expect(sealer.hasMac('person', { id: 'p', a: 1, later: null }, mac)).toBe(true);
  expect(sealer.hasMac('person', { id: 'p', a: 1, later: 0 }, mac)).toBe(false);
  expect(sealer.hasMac('person', { id: 'p', a: 2 ** 60 }, mac)).toBe(false);
});

test('a MAC is taken over the canonical JSON of table and columns, whatever their order and whatever they hold', () => {
  const { vault } = freshStore();
  const { suite, mac } = vault.keys;
  const row = {
    z: '引号"\\\n\u2028\ud800',
    id: 'p',
    none: null,
    a1: -3,
    a: 0,
    blob: Buffer.from([0, 255, 16]),
    empty: '',
  };
  const columns = { z: row.z, id: 'p', a1: -3, a: 0, blob: 'AP8Q', empty: '' };
  const expected = suite.mac(mac, canonicalJson({ table: 'person', row: columns }));
  const turned = Object.fromEntries(Object.entries(row).toReversed());
  for (const each of [row, turned, row]) expect(rowSealer(vault).mac('person', each)).toEqual(expected);
  expect(() => rowSealer(vault).mac('person', { id: 'p', a: 2 ** 60 })).toThrow('whole numbers');
});
