import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import {
  keptText,
  keptValue,
  localInForce,
  localPlace,
  localRowId,
} from '../../../electron/service/packs/local-values.ts';
import { BENXI } from '../../rules/support/benxi.ts';

const record = (key: string, value: string) => ({
  key,
  value,
  source: '文件',
  setAt: '2023-01-01T08:00:00+08:00',
  setBy: '窗口一',
});
const region = BENXI.content.region.code;
const inForce = (records: readonly ReturnType<typeof record>[], ...days: readonly string[]) =>
  localInForce(records, BENXI, days.map(toDay)).map(({ key, value }) => [key, value]);

test('a value of the first release, under its bare key, holds until a dated one begins', () => {
  const records = [record('bedDayRate', '100.00'), record(localRowId(region, 'bedDayRate', '2023-07-01'), '120.00')];
  expect(inForce(records, '2023-06-30')).toEqual([['bedDayRate', '100.00']]);
  expect(inForce(records, '2023-07-01')).toEqual([['bedDayRate', '120.00']]);
  expect(inForce(records, '2023-06-30', '2023-07-01')).toEqual([]);
  expect(inForce(records, '2023-07-01', '2024-02-29')).toEqual([['bedDayRate', '120.00']]);
});

test("another region's value, one that has not begun and one of a parameter the pack does not know do not count", () => {
  const records = [
    record(localRowId('999999', 'bedDayRate', '2023-01-01'), '999.00'),
    record(localRowId(region, 'bedDayRate', '2024-01-01'), '120.00'),
    record(localRowId(region, 'other', '2023-01-01'), '1.00'),
  ];
  expect(inForce(records, '2023-06-30')).toEqual([]);
});

test('the place of a row is read from its id', () => {
  expect(localPlace(localRowId('210500', 'bedDayRate', '2023-01-01'))).toEqual({
    region: '210500',
    key: 'bedDayRate',
    from: '2023-01-01',
  });
  expect(localPlace('bedDayRate')).toEqual({ region: null, key: 'bedDayRate', from: null });
});

test.each([['85.50'], [{ cap: '1.00', inpatient: { ratio: '0.70' } }], [[{ upTo: null, ratio: '0.85' }]]])(
  '%j comes back from the text that is kept',
  (value) => {
    expect(keptValue(keptText(value))).toEqual(value);
  },
);

test('a text that is no value gives none', () => {
  expect(keptValue('{"cap":')).toBeNull();
});
