import { describe, expect, it } from 'vitest';
import { paperDocument } from '../../../electron/print/paper-document.ts';
import { readText, tableRows } from '../read-paper.ts';
import { ONE_STAY, THREE_STAYS, WHOLE_FORM, WHOLE_YEAR, withForm, withSettlement } from '../sample.ts';

const formOf = (input: typeof ONE_STAY): string => paperDocument('approval', input).html;

describe('the approval form', () => {
  it('prints applicant, identity, insurance and the whole account', () => {
    const text = readText(formOf(ONE_STAY));
    for (const part of [
      '佟桂兰',
      '210599195804021220',
      '女',
      '1958-04-02（65 岁）',
      '13904140218',
      '三道沟村',
      '居民医保',
      '6217 9933 0001 2345 678',
      '低保对象（2023-01-01 起；溪口县民政局 2023 年 1 月低保名册）',
    ]) {
      expect(text.replace(/\s+（/g, '（')).toContain(part);
    }
  });

  it('prints agent, household and what the number is of, and leaves lines without a fact blank', () => {
    const { application } = ONE_STAY;
    const { form } = application;
    const agent = {
      name: '佟小兰',
      relation: '女儿',
      idNumber: '210599198804021222',
      phone: '13904140219',
      reason: '行动不便',
      authorised: 'yes',
    } as const;
    const typed = { ...form, agent, person: { ...form.person, idType: 'household_booklet' } } as const;
    const household = { headName: '佟大山', relationWord: '配偶', number: '0017' };
    const rows = tableRows(formOf({ ...ONE_STAY, application: { ...application, form: typed, household } }), 'form');
    const whole = rows.map((row) => row.join(' '));
    expect(whole).toContainEqual(expect.stringContaining('户主姓名 佟大山 与户主关系 配偶 家庭编号 0017'));
    expect(whole).toContainEqual(expect.stringContaining('佟小兰 与申请人关系 女儿 联系电话 13904140219'));
    expect(whole).toContainEqual(expect.stringContaining('210599198804021222 代办原因 行动不便'));
    expect(whole).toContainEqual(expect.stringContaining('210599195804021220 （户口簿）'));
    const blank = tableRows(formOf(ONE_STAY), 'form').map((row) => row.join(' '));
    expect(blank).toContainEqual(expect.stringMatching(/户主姓名 +与户主关系 +家庭编号 *$/));
    expect(blank.join()).not.toContain('（居民身份证）');
  });

  it('prints the bills of this application only, with their sums', () => {
    const rows = tableRows(formOf(WHOLE_YEAR), 'stays');
    expect(rows).toHaveLength(4);
    expect(rows.at(-1)).toEqual(['合计（元）', '200,780.40', '141,600.00', '45,000.00', '35,400.00']);
  });

  it('says of a bill that it was scanned and whether its list of charges agrees', () => {
    const [, row] = tableRows(formOf(WHOLE_FORM), 'stays');
    expect(row?.[1]).toContain('扫码录入；清单合计 50,000.00 元，与总费用一致');
    const other = withForm(WHOLE_FORM, (form) => ({
      ...form,
      visits: form.visits.map((visit) => ({ ...visit, scanned: '', listTotal: '49,999.99' })),
    }));
    const [, changed] = tableRows(formOf(other), 'stays');
    expect(changed?.[1]).toContain('清单合计 49,999.99 元，与总费用不符');
    expect(changed?.[1]).not.toContain('扫码');
    expect(tableRows(formOf(ONE_STAY), 'stays')[1]?.[1]).not.toContain('清单');
  });

  it('prints the amount asked for in figures and words', () => {
    const text = readText(formOf(THREE_STAYS));
    expect(text).toContain('¥45,900.00');
    expect(text).toContain('肆万伍仟玖佰元整');
  });

  it('leaves the amounts blank while nothing can be settled', () => {
    for (const input of [
      withSettlement(ONE_STAY, { status: 'undecided', payable: 0 }),
      { ...ONE_STAY, settlement: null },
    ]) {
      const text = readText(formOf(input));
      expect(text).not.toContain('零元整');
      expect(text).not.toContain('¥');
    }
  });

  it('has room for village, township and county, each with seal and date', () => {
    const text = readText(formOf(ONE_STAY));
    for (const part of [
      '村（居）民委员会意见',
      '乡镇人民政府（街道办事处）意见',
      '县级医疗保障部门意见',
      '申请人声明',
      '材料清单',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.slice(text.indexOf('审批意见')).match(/（盖章）/g)).toHaveLength(3);
    expect(text.match(/年 月 日/g)).toHaveLength(4);
  });

  it('says which checks failed and which are open', () => {
    const [line] = ONE_STAY.eligibility;
    if (line === undefined) throw new Error('The sample has no checks');
    const eligibility = [
      line,
      { ...line, condition: '定点机构', result: 'fail' as const },
      { ...line, condition: '转诊备案', result: 'unknown' as const },
    ];
    expect(readText(formOf({ ...ONE_STAY, eligibility }))).toContain(
      '共核查 3 项。不符合：定点机构；未能确定：转诊备案。',
    );
    expect(readText(formOf(ONE_STAY))).toContain('共核查 4 项，均符合。');
  });

  it('prints the checklist of the case: what is needed, handed in, seen or scanned, kept or returned', () => {
    const rows = tableRows(formOf(WHOLE_FORM), 'materials');
    expect(rows[0]).toEqual(['材料', '应交', '交来', '核对', '去向', '材料', '应交', '交来', '核对', '去向']);
    const lines = rows.slice(1).flatMap((row) => [row.slice(0, 5), row.slice(5)]);
    expect(lines).toContainEqual(['√ 申请人身份证件 *', '原件', '原件', '已看', '退还']);
    expect(lines).toContainEqual(['√ 医疗费用票据（或电子票据） *', '原件', '原件', '已扫描', '留存']);
    expect(lines).toContainEqual(['√ 收款银行卡或存折 *', '复印件', '复印件', '已看', '']);
    expect(lines).toContainEqual(['□ 出院小结或诊断证明 *', '复印件', '未交', '', '']);
    expect(lines).toContainEqual(['□ 户口簿', '原件', '', '', '']);
    expect(readText(formOf(WHOLE_FORM))).not.toContain('由受理人填写');
  });

  it('leaves the checklist for the pen where nobody kept it', () => {
    const [, ...rows] = tableRows(formOf(ONE_STAY), 'materials');
    expect(
      rows
        .flatMap((row) => [row.slice(2, 5), row.slice(7)])
        .flat()
        .join(''),
    ).toBe('');
    expect(rows.flat().filter((cell) => cell.startsWith('√'))).toEqual([]);
    expect(readText(formOf(ONE_STAY))).toContain('交来、核对、去向由受理人填写');
  });

  it('names what two people set aside, and says nothing of it otherwise', () => {
    const text = readText(formOf(WHOLE_FORM));
    expect(text).toContain('特殊情形 溪口县中医院 2023-03-01 至 2023-03-15：「定点机构」按特殊情形办理：突发脑梗');
    expect(text).toContain('周岩于 2023-10-20 核定');
    expect(readText(formOf(ONE_STAY))).not.toContain('特殊情形');
  });
});
