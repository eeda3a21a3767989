import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyVisit, type VisitEntry } from '#shared/domain/application-form.ts';
import { columnsOf } from '../../../../../../renderer/features/intake/bills/columns.ts';
import { billsText } from '../../../../../../renderer/features/intake/bills/copy/bills-text.ts';
import { guessColumns, withField } from '../../../../../../renderer/features/intake/bills/paste/guess-columns.ts';
import { pasteWords } from '../../../../../../renderer/features/intake/bills/paste/paste-words.ts';
import {
  type PastedRow,
  pastedBills,
  withBills,
} from '../../../../../../renderer/features/intake/bills/paste/pasted-bills.ts';
import { readTable } from '../../../../../../renderer/features/intake/bills/paste/read-table.ts';
import { SAMPLE_ASKED, sampleForm, sampleVisit, TODAY } from '../../sample.ts';

const COLUMNS = columnsOf(SAMPLE_ASKED);

function paste(
  text: string,
  visits: VisitEntry[] = [emptyVisit('v1')],
  startAt: string | null = null,
): readonly PastedRow[] {
  const { rows } = readTable(text);
  return pastedBills({
    rows,
    ...guessColumns(rows, COLUMNS, startAt),
    form: { ...sampleForm(), visits },
    today: TODAY,
    asked: SAMPLE_ASKED,
  });
}
const billsOf = (rows: readonly PastedRow[]): readonly VisitEntry[] =>
  rows.flatMap(({ visit }) => (visit === null ? [] : [visit]));

const LIST = [
  '2023 年住院费用表\t\t\t\t',
  '序号\t医疗机构名称\t入院时间\t出院时间\t医疗总费用（元）\t统筹支付\t票据号码',
  '1\t县医院\t2023/3/1\t2023年3月5日\t1,000.50\t600\t0000000001',
  '\t\t\t\t\t\t',
  '2\t市医院\t20230401 00:00:00\t2023-04-09\t2000\t-\t0000000002',
  '3\t市医院\t2023-05-01\t2023-05-09\t-300.00\t\t0000000003',
  '合计\t\t\t\t3000.50\t600\t',
].join('\r\n');

describe('pasted rows', () => {
  it('find their fields by the headings, whatever stands above them', () => {
    const [first, second, ...rest] = billsOf(paste(LIST));
    expect(first).toMatchObject({
      hospital: '县医院',
      from: '2023-03-01',
      to: '2023-03-05',
      amounts: { total: '1,000.50', basic: '600.00' },
      bill: { number: '0000000001' },
    });
    expect(second).toMatchObject({ from: '2023-04-01', amounts: { total: '2,000.00', basic: '' } });
    expect(rest).toEqual([]);
  });

  it('are each accounted for: titles, sums, empty rows and red bills are named, not lost', () => {
    const rows = paste(LIST);
    expect(rows.map(({ kind }) => kind)).toEqual(['above', 'above', 'bill', 'empty', 'bill', 'red', 'sum']);
    expect(pasteWords(rows, 0)).toBe(
      '共 7 行，可填入票据 2 张；不填入：标题 2 行、空行 1 行、合计 1 行、退费票据（红票）1 行，不能受理。',
    );
  });

  it('go from the field with the focus on when there are no headings', () => {
    const [bill] = billsOf(paste('2023-03-01\t2023-03-05\t1000\t0\t0\t100\t900', undefined, 'from'));
    expect(bill).toMatchObject({
      from: '2023-03-01',
      amounts: { total: '1,000.00', firstPay: '100.00', inScope: '900.00' },
    });
  });

  it('read the words people use for a choice and name the ones nobody knows', () => {
    const [row] = paste('类别\t级别\t是否定点\t区内外\n慢性病门诊\t三级甲等\t√\t异地').slice(1);
    expect(row?.visit).toMatchObject({ kind: 'outpatient_chronic', level: '3', designated: 'yes', area: 'outside' });
    const [odd] = paste('级别\t医院\n特等\t县医院').slice(1);
    expect(odd?.visit?.level).toBe('');
    expect(odd?.problems.get(0)?.text).toBe('“特等”不是级别的一种，可以填：一级、二级、三级。');
  });

  it('keep what is wrong as it was typed and say so at its cell', () => {
    const [row] = paste('医院\t入院\t总费用\n县医院\t1/2/23\t12,5').slice(1);
    expect(row?.visit).toMatchObject({ from: '1/2/23', amounts: { total: '12,5' } });
    expect([...(row?.problems.keys() ?? [])]).toEqual([1, 2]);
  });

  it('are held against the bills that are there already', () => {
    const there = sampleVisit('v1');
    const [row] = paste(`医院\t票据号\n县医院\t${there.bill.number}`, [there]).slice(1);
    expect(row?.problems.get(1)?.text).toBe('与第 1 行是同一张票据。同一张票据只能填一次。');
  });

  it('stop at the most bills a form holds', () => {
    const full = Array.from({ length: 199 }, (_, index) => sampleVisit(`v${index}`));
    const rows = paste('医院\t诊断\n甲\t一\n乙\t二', full);
    expect(rows.map(({ kind }) => kind)).toEqual(['above', 'bill', 'beyond']);
  });

  it('take the place of a last line in which nothing stands', () => {
    const form = { ...sampleForm(), visits: [sampleVisit('a'), emptyVisit('b')] };
    expect(withBills([emptyVisit('c')])(form).visits.map(({ key }) => key)).toEqual(['a', 'c']);
    expect(withBills([])(form)).toBe(form);
  });

  it('always add up to the rows of the table, and never fail', () => {
    const cell = fc.oneof(
      fc.constantFrom('合计', '县医院', '-5', '2023-02-30', '红字', '总费用', '医院', '三级', '1,000.00', ''),
      fc.string({ maxLength: 80 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }), (table) => {
        const text = table.map((row) => row.join('\t')).join('\n');
        expect(paste(text)).toHaveLength(readTable(text).rows.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a column', () => {
  it('has one field, which leaves the column that had it', () => {
    expect(withField(['hospital', 'from', null], 2, 'hospital')).toEqual([null, 'from', 'hospital']);
    expect(withField(['hospital', 'from', null], 0, null)).toEqual([null, 'from', null]);
  });
});

describe('bills copied out', () => {
  it('come back the same when pasted', () => {
    const visits = [
      sampleVisit('a', {
        kind: 'outpatient_chronic',
        diagnosis: '高血压\t"二级"',
        psychiatric: true,
        listTotal: '5.00',
      }),
      sampleVisit('b', { area: 'outside', referral: 'no', level: '1', bill: { code: '', number: '77', check: '' } }),
    ];
    const back = billsOf(paste(billsText(visits, COLUMNS)));
    const withoutKey = ({ key: _key, ...rest }: VisitEntry) => rest;
    expect(back.map(withoutKey)).toEqual(
      visits.map((visit) => withoutKey({ ...visit, diagnosis: visit.diagnosis.replace('\t', ' ') })),
    );
  });

  it('begin no formula in the program they are pasted into', () => {
    const text = billsText([sampleVisit('a', { hospital: '=HYPERLINK("x")' })], COLUMNS);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
