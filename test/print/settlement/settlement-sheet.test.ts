import { describe, expect, it } from 'vitest';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { paperDocument } from '../../../electron/print/paper-document.ts';
import { rmbWords } from '../../../electron/print/rmb-words.ts';
import { readText, tableRows } from '../read-paper.ts';
import { ONE_STAY, READINGS, THREE_STAYS, WHOLE_FORM, WHOLE_YEAR, withForm, withSettlement } from '../sample.ts';

const SAMPLES = { 'one stay': ONE_STAY, 'whole year': WHOLE_YEAR, 'three stays': THREE_STAYS };
const sheetOf = (input: typeof ONE_STAY): string => paperDocument('settlement', input).html;
const shown = (amount: number): string => formatYuanGrouped(fen(amount)).replace('-', '−');

describe.each(Object.entries(SAMPLES))('the settlement sheet of %s', (_, input) => {
  const html = sheetOf(input);
  const { settlement } = input;

  it('prints every row of the trace in order with sentence, formula, amount and article', () => {
    const rows = tableRows(html, 'trace').filter((cells) => cells.length >= 3 && cells[1] !== '计算说明与算式');
    const expected = (settlement?.trace ?? []).map(({ text, formula, result, article }) => [
      formula === '' ? text : `${text} ${formula}`,
      result === null ? '' : shown(result),
      article.replace('本溪市实施方案 ', ''),
    ]);
    expect(rows.map((cells) => cells.slice(-3))).toEqual(expected);
    expect(readText(html)).toContain('《本溪市实施方案》');
  });

  it('prints the figures of the true-up and the amount in words', () => {
    const [first, second] = tableRows(html, 'payable');
    const { totalAid = 0, alreadyPaid = 0, deferred = 0, recover = 0, payable = 0 } = settlement ?? {};
    expect(first?.filter((_cell, index) => index % 2 === 1)).toEqual(
      [totalAid, alreadyPaid, deferred, recover].map(shown),
    );
    expect(second).toEqual(['本次支付', `¥${shown(payable)}`, '人民币大写', rmbWords(fen(payable))]);
  });

  it('prints the limits with what is used and left', () => {
    const rows = tableRows(html, 'caps').slice(1);
    const expected = (settlement?.caps ?? []).map(({ name, cap, before, now, left }) => [
      name,
      cap === null ? '不设' : shown(cap),
      shown(before + now),
      left === null ? '—' : shown(left),
    ]);
    expect(rows).toEqual(expected);
  });

  it('prints what each fund gives in the year', () => {
    const text = tableRows(html, 'funds').flat();
    for (const { name, amount } of settlement?.years.flatMap(({ aid }) => aid) ?? []) {
      expect(text).toContain(name);
      expect(text).toContain(shown(amount));
    }
  });
});

it('prints what the county said before under its own heading, before the bills and apart from the sums of the year', () => {
  const said = (layerName: string) => ({
    visit: null,
    layer: 'opening',
    layerName,
    step: 'said',
    text: `${layerName}的话`,
    formula: '',
    result: null,
    article: '',
    passage: '',
  });
  const trace = [said('县级台账'), said('县级决定'), ...(WHOLE_YEAR.settlement?.trace ?? [])];
  const rows = tableRows(sheetOf(withSettlement(WHOLE_YEAR, { trace })), 'trace');
  const heads = rows.flatMap((cells) => (cells.length === 1 ? cells : []));
  expect(heads[0]).toBe('此前的救助（县级记载）');
  expect(heads.filter((head) => head === heads[0])).toHaveLength(1);
  expect(heads.at(-1)).toBe('年度与支付');
  expect(rows.slice(2, 4).map((cells) => cells[1])).toEqual(['县级台账的话', '县级决定的话']);
  // Also where no bill stands between: one of the year's rows is no word of the county.
  const bare = trace.filter(({ visit }) => visit === null);
  const without = tableRows(sheetOf(withSettlement(WHOLE_YEAR, { trace: bare })), 'trace');
  expect(without.flatMap((cells) => (cells.length === 1 ? cells : []))).toEqual([heads[0], '年度与支付']);
});

describe('the stays of a settlement sheet', () => {
  it('prints all twelve figures of a stay as typed and as settled', () => {
    const [, , upper, lower] = tableRows(sheetOf(ONE_STAY), 'stays');
    expect(upper?.slice(2)).toEqual(['50,000.00', '3,000.00', '0.00', '2,000.00', '45,000.00', '0.00']);
    expect(lower).toEqual(['26,000.00', '6,000.00', '0.00', '15,000.00', '11,550.00', '3,450.00']);
  });

  it('adds the stays up to the fen', () => {
    const rows = tableRows(sheetOf(THREE_STAYS), 'stays');
    expect(rows.at(-2)).toEqual(['合计', '250,780.40', '16,040.00', '1,140.40', '11,500.00', '222,100.00', '2,000.00']);
    expect(rows.at(-1)).toEqual(['133,240.00', '40,360.00', '0.00', '60,000.00', '45,900.00', '14,100.00']);
  });

  it('prints all twelve figures of a bill of another application as well, and adds them in', () => {
    const slip = { ownExpense: 18_000, overLimit: 0, firstPay: 30_000, inScope: 600_000, other: 0 };
    const visits = (WHOLE_YEAR.settlement?.visits ?? []).map((visit) => (visit.isCurrent ? visit : { ...visit, slip }));
    const rows = tableRows(sheetOf(withSettlement(WHOLE_YEAR, { visits })), 'stays');
    expect(rows[2]?.slice(2)).toEqual(['6,480.00', '180.00', '0.00', '300.00', '6,000.00', '0.00']);
    expect(rows[3]).toEqual(['4,300.00', '0.00', '0.00', '2,000.00', '1,400.00', '600.00']);
    expect(rows.at(-2)?.slice(1)).not.toContain('—');
  });

  it('shows a bill of another application that the first releases froze with what is known of it and dashes for the rest', () => {
    const [, , upper, lower] = tableRows(sheetOf(WHOLE_YEAR), 'stays');
    expect(upper).toEqual([
      '1',
      '溪口县桥头镇中心卫生院 2023-02-06 至 2023-02-13 本年其他申请的票据',
      '6,480.00',
      '—',
      '—',
      '—',
      '—',
      '—',
    ]);
    expect(lower).toEqual(['4,300.00', '0.00', '0.00', '2,000.00', '1,400.00', '600.00']);
  });

  it('gives the reason of a stay that is not aided', () => {
    const visits = (ONE_STAY.settlement?.visits ?? []).map((visit) => ({
      ...visit,
      status: 'excluded' as const,
      reasons: [{ code: 'not_designated', text: '就诊机构不是定点医药机构，费用不纳入医疗救助。' }],
    }));
    expect(readText(sheetOf(withSettlement(ONE_STAY, { visits })))).toContain('不予救助：就诊机构不是定点医药机构');
  });

  it('leaves out an untouched bill line', () => {
    const input = withForm(ONE_STAY, (form) => ({
      ...form,
      visits: [
        ...form.visits,
        { ...form.visits[0], key: 'empty', hospital: '', amounts: emptyAmounts } as (typeof form.visits)[number],
      ],
    }));
    expect(tableRows(sheetOf(input), 'stays')).toEqual(tableRows(sheetOf(ONE_STAY), 'stays'));
  });
});

const emptyAmounts = {
  total: '',
  ownExpense: '',
  overLimit: '',
  firstPay: '',
  inScope: '',
  basic: '',
  seriousIllness: '',
  supplement: '',
  other: '',
};

describe('the rest of a settlement sheet', () => {
  it('shows only the tail of the account', () => {
    const text = readText(sheetOf(ONE_STAY));
    expect(text).toContain('尾号 5678');
    expect(text.replaceAll(' ', '')).not.toContain('6217993300012345678');
  });

  it('says what made the figures: pack, hash, engine, who and when', () => {
    const text = readText(sheetOf(ONE_STAY));
    for (const part of ['benxi-2023', '812448c62376', '1.0.0', '2023-10-20 10:26', '赵敏'])
      expect(text).toContain(part);
  });

  it('names alternatives, provisional results, deferred and overpaid amounts and open checks', () => {
    const input = {
      ...withSettlement(ONE_STAY, {
        provisional: true,
        deferred: 12_345,
        recover: 6_700,
        missing: [{ name: 'local.bedDayRate', text: '床日定额标准' }],
        alternatives: [{ id: 'dibao_edge', name: '低保边缘家庭成员', aid: 783_001 }],
      }),
      eligibility: [
        { ...ONE_STAY.eligibility[0], condition: '转诊备案', result: 'unknown', fact: '没有填写' },
      ] as typeof ONE_STAY.eligibility,
    };
    const text = readText(sheetOf(input));
    for (const part of [
      '低保边缘家庭成员 7,830.01 元',
      '结果为暂定',
      '123.45 元按政策到年终',
      '此前多支付 67.00 元',
      '尚缺：床日定额标准',
      '核查“转诊备案”未能确定',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('prints how the policy was read', () => {
    for (const reading of READINGS) expect(readText(sheetOf(ONE_STAY))).toContain(reading);
  });

  it('counts reprints', () => {
    expect(readText(sheetOf({ ...ONE_STAY, reprint: 2 }))).toContain('第 2 次补打');
    expect(readText(sheetOf(ONE_STAY))).not.toContain('补打');
  });

  it('makes figures smaller when an amount of ten million yuan has to fit', () => {
    const wide = withForm(ONE_STAY, (form) => ({
      ...form,
      visits: form.visits.map((visit) => ({ ...visit, amounts: { ...visit.amounts, total: '10000000.00' } })),
    }));
    expect(sheetOf(wide)).toContain('<body class="wide">');
    expect(sheetOf(ONE_STAY)).toContain('<body class="">');
  });

  it('is the same text for the same input', () => {
    expect(paperDocument('settlement', WHOLE_YEAR)).toEqual(paperDocument('settlement', WHOLE_YEAR));
  });
});

it('the settlement sheet names the household where one was taken down, and has no such line otherwise', () => {
  const lines = tableRows(sheetOf(WHOLE_FORM), 'person').map((row) => row.join(' '));
  expect(lines).toContain('家庭 户主 佟天顺，本人为配偶 家庭编号 210599103-A-H-00012');
  const own = { ...WHOLE_FORM.application, household: { headName: '佟桂兰', relationWord: '户主', number: '17' } };
  const head = tableRows(sheetOf({ ...WHOLE_FORM, application: own }), 'person').map((row) => row.join(' '));
  expect(head).toContain('家庭 本人为户主 家庭编号 17');
  expect(readText(sheetOf(ONE_STAY))).not.toContain('家庭编号');
});
