import { describe, expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import { readRosterRow } from '#shared/roster/read-roster-row.ts';
import type { RosterCell } from '#shared/roster/roster-cell.ts';
import type { RosterReading, RowOutcome } from '#shared/roster/roster-row.ts';

const READING: RosterReading = {
  columns: { name: 0, idNumber: 1, category: 2, from: 3, to: 4, status: 5, village: 6, headName: 7, headId: 8 },
  categories: { 低保: 'dibao', 不要: 'skip' },
  statuses: { 待定: 'ended' },
  everybody: null,
  asOf: toDay('2026-11-02'),
  today: toDay('2026-11-22'),
};
const withCheck = (first17: string): string => `${first17}${idCheckCharacter(first17)}`;
const ID = withCheck('21050219800101001');

/** A sound row with some cells changed. */
const outcome = (changes: Readonly<Record<number, RosterCell>>, reading = READING): RowOutcome => {
  const cells: RosterCell[] = ['王某', ID, '低保', '2026-01-01', null, '', '东村', '', ''];
  for (const [column, cell] of Object.entries(changes)) cells[Number(column)] = cell;
  return readRosterRow(cells, 7, reading);
};
const reasonOf = (changes: Readonly<Record<number, RosterCell>>): string => {
  const { kind, ...rest } = outcome(changes);
  return kind === 'refused' && 'reason' in rest ? rest.reason : kind;
};
const taken = (changes: Readonly<Record<number, RosterCell>>): unknown => {
  const read = outcome(changes);
  return read.kind === 'taken' ? read.taken : read;
};

test('a sound row is taken as it stands', () => {
  expect(taken({})).toEqual({
    row: 7,
    idNumber: ID,
    name: '王某',
    category: 'dibao',
    words: '低保',
    from: '2026-01-01',
    to: null,
    isEnded: false,
    village: '东村',
    headId: '',
    relation: '',
  });
});

describe('identity numbers', () => {
  const X = [
    '11010519491231002X',
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    ' 110105 19491231 002X',
    "'11010519491231002X",
  ];
  test.each(X)('B23: %s is one person', (typed) => {
    expect(taken({ 1: typed })).toMatchObject({ idNumber: '11010519491231002X' });
  });

  test.each([
    ['330782198001010010', '校验位不对'],
    [withCheck('33078219000229001'), '出生日期不存在'],
    [withCheck('33078219900230001'), '出生日期不存在'],
    [withCheck('33078219901301001'), '出生日期不存在'],
    [withCheck('33078220991231001'), '晚于今天'],
    ['330782800101001', '15 位旧号'],
    ['330782********0013', '星号'],
    ['', '没有身份证号'],
    ['G12345678', '不是 18 位'],
    ['00000019800101001X', '不应'],
  ])('B24–B27: %s is refused because of %s', (typed, reason) => {
    expect(reasonOf({ 1: typed })).toMatch(reason === '不应' ? /0|校验/ : reason);
  });

  test.each([[Number('330782198001010013')], ['3.30782E+17'], [Number('1e15')], ['3.30782198001010E17']])(
    'B10: %s has lost its end as a number and is refused with the reason',
    (cell) => {
      expect(reasonOf({ 1: cell })).toContain('数字格式');
    },
  );

  test('B25: 29 February of a leap year, and a newborn of this month, are people', () => {
    for (const id of [withCheck('33078220000229001'), withCheck('33078220261101001'), '810000199408230021']) {
      expect(taken({ 1: id })).toMatchObject({ idNumber: id });
    }
  });
});

describe('names', () => {
  test.each([
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['𠮷野', '𠮷野'],
    [' 王　 某 ', '王某'],
    ['Li Ming', 'Li Ming'],
    ['王\u200B某', '王某'],
  ])('B17, B18: %s is read as %s', (typed, name) => {
    expect(taken({ 0: typed })).toMatchObject({ name });
  });

  test.each(['', '   ', '王*', '<b>王</b>', '王\u202E某', '1234', '王'.repeat(51)])(
    'B19: the name %j is refused',
    (typed) => {
      expect(outcome({ 0: typed }).kind).toBe('refused');
    },
  );
});

describe('days', () => {
  test.each<[RosterCell, string]>([
    [44_197, '2021-01-01'],
    ['44197', '2021-01-01'],
    ['2021/1/1', '2021-01-01'],
    ['2021.1.1', '2021-01-01'],
    ['20210101', '2021-01-01'],
    [20_210_101, '2021-01-01'],
    ['2021年1月1日', '2021-01-01'],
    ['2021年1月', '2021-01-01'],
    ['202101', '2021-01-01'],
    [202_101, '2021-01-01'],
    ['二〇二一年一月', '2021-01-01'],
    ['二〇二一年十二月二十五日', '2021-12-25'],
    ['2021-01-01 00:00:00', '2021-01-01'],
  ])('B12: %s is a day', (cell, from) => {
    expect(taken({ 3: cell })).toMatchObject({ from });
  });

  test.each<[RosterCell]>([
    ['21.1.1'],
    [-1],
    [2_958_466],
    ['2021-02-30'],
    ['去年'],
    ['1/2/2021'],
    [3.5],
    ['2027-05-01'],
  ])('B12: %s is refused, not guessed', (cell) => {
    expect(reasonOf({ 3: cell })).toMatch(/起始日期/);
  });

  test('an end is the last day of its month, 长期 is none, and none lies before the beginning', () => {
    expect(taken({ 4: '2028年2月' })).toMatchObject({ to: '2028-02-29' });
    expect(taken({ 4: '长期' })).toMatchObject({ to: null });
    expect(reasonOf({ 4: '2025-01-01' })).toContain('早于起始日期');
  });
});

describe('the rest of a row', () => {
  test('B11: a formula in a column that counts is refused, elsewhere its value is taken', () => {
    for (const column of [0, 1, 2, 3, 4]) expect(reasonOf({ [column]: { formula: '低保' } })).toContain('公式');
    expect(taken({ 6: { formula: '西村' } })).toMatchObject({ village: '西村' });
  });

  test('words nobody has explained are refused, unwanted ones and lines that are no person are left out', () => {
    expect(outcome({ 2: '其他' })).toEqual({
      kind: 'refused',
      reason: '类别“其他”还没有对应到救助身份',
      words: '其他',
    });
    expect(reasonOf({ 2: '不要' })).toBe('ignored');
    expect(readRosterRow(['合计', null, null], 9, READING)).toEqual({ kind: 'ignored' });
    expect(readRosterRow(['姓名', '身份证号', '类别'], 9, READING)).toEqual({ kind: 'ignored' });
    expect(readRosterRow([null, '', '  '], 9, READING)).toEqual({ kind: 'ignored' });
  });

  test('B8: words that are names of what every object has mean nothing', () => {
    for (const words of ['__proto__', 'constructor', 'toString'])
      expect(reasonOf({ 2: words })).toContain('还没有对应');
  });

  test('a status that says so ends the identity', () => {
    for (const status of ['停发', '死亡', '已退出', '注销'])
      expect(taken({ 5: status })).toMatchObject({ isEnded: true });
    expect(taken({ 5: '正常' })).toMatchObject({ isEnded: false });
    expect(taken({ 5: ' 已 退出 ' })).toMatchObject({ isEnded: true });
  });

  test('a status that denies its end ends nothing, and one that may mean either is for the clerk to say', () => {
    for (const status of ['未停发', '未退出', '是', '']) expect(taken({ 5: status })).toMatchObject({ isEnded: false });
    for (const status of ['正常（曾暂停）', '停车位', '不得取消', '拟退出']) {
      expect(outcome({ 5: status })).toMatchObject({ kind: 'refused', status: status.normalize('NFKC') });
    }
    expect(taken({ 5: '待定' })).toMatchObject({ isEnded: true });
    expect(reasonOf({ 5: '__proto__' })).toContain('看不准');
  });

  test('a household’s row without a member is the head’s own', () => {
    expect(taken({ 0: null, 1: null, 7: '李某', 8: ID })).toMatchObject({ name: '李某', idNumber: ID, headId: ID });
    expect(reasonOf({ 8: '123' })).toBe('户主身份证号不是 18 位');
  });

  test('B16: text like a formula stays the text it is', () => {
    expect(taken({ 6: '=1+1' })).toMatchObject({ village: '=1+1' });
    expect(taken({ 6: "'=1+1" })).toMatchObject({ village: '=1+1' });
  });
});
