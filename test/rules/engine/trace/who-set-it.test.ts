import { describe, expect, test } from 'vitest';
import type { AidCase, LocalParameters } from '#shared/settlement/case-file.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import { settleCase, type PackContent } from '#rules';
import { toPolicyPack } from '../../../../rules/packs/compile.ts';
import { aidCase, burdenOf, identity, visit } from '../../support/build-case.ts';
import { packOf } from '../../support/packs.ts';

const LOCAL = '（地方参数）';
const PENDING = '（待确认）';

const caseOf = (hukou: string, category: CategoryId, year: number, kind: 'inpatient' | 'outpatient_chronic') =>
  aidCase({
    applicationDate: `${year}-12-01`,
    person: { insurance: 'resident', hukou, identities: [identity(category, '2010-01-01')] },
    visits: [visit({ from: `${year}-03-01`, to: `${year}-03-15`, kind, amounts: burdenOf('5000.00') })],
  });

/** The sentences of what the funds gave. */
function sentences(pack: PackContent, input: AidCase, local: LocalParameters = {}): readonly string[] {
  const trace = settleCase(toPolicyPack(pack), input, { local, trace: true }).trace ?? [];
  return trace
    .filter(({ step }) => step === 'deductible' || step === 'amount' || step === 'cap')
    .map(({ text }) => text);
}

describe('a trace says behind each value who set it', () => {
  test('a published value that is not confirmed is no county’s: Zhengzhou’s 70 % (郑政办文〔2016〕56号)', () => {
    const { content } = packOf('zhengzhou-2017');
    expect(sentences(content, caseOf('410105', 'dibao', 2017, 'inpatient'))).toEqual([
      `不设起付标准${PENDING}，本次计入 5,000.00 元`,
      `住院救助按 70%${PENDING}计算，为 3,500.00 元`,
      `住院救助年度限额 20,000 元${PENDING}，此前已用 0.00 元，本次后剩余 16,500.00 元`,
    ]);
  });

  test('a county’s value is the county’s, also of a fund whose base is not confirmed: Liupanshui’s 70 % (二(七))', () => {
    const { content } = packOf('liupanshui-2020');
    const local = { dibao: { inpatient: { deductible: '0.00', ratio: '0.70' }, cap: '50000.00' } };
    expect(sentences(content, caseOf('520201', 'dibao', 2023, 'inpatient'), local)).toEqual([
      `不设起付标准${LOCAL}，本次计入 5,000.00 元`,
      `医疗救助按 70%${LOCAL}计算，为 3,500.00 元`,
      `年度救助限额 50,000 元${LOCAL}，此前已用 0.00 元，本次后剩余 46,500.00 元`,
    ]);
  });

  test('published and confirmed values stand without a note, a county’s cap over them with one (呼和浩特 03)', () => {
    const { content } = packOf('hohhot-2022');
    expect(sentences(content, caseOf('150102', 'tekun', 2023, 'inpatient'), { caps: { tekun: '8000.00' } })).toEqual([
      '不设起付标准，本次计入 5,000.00 元',
      '医疗救助按 100% 计算，为 5,000.00 元',
      `年度救助限额 8,000 元${LOCAL}，此前已用 0.00 元，本次后剩余 3,000.00 元`,
    ]);
  });

  test('what basic insurance pays of an ordinary visit says so too, where its values are not confirmed', () => {
    const { content } = packOf('hohhot-2022');
    const { outpatientBasic } = content;
    if (outpatientBasic === undefined) throw new Error('Hohhot has 门诊统筹');
    const unsure = {
      ...content,
      outpatientBasic: {
        ...outpatientBasic,
        limit: { ...outpatientBasic.limit, confirmed: false },
        levels: outpatientBasic.levels.map((level) => ({ ...level, ratio: { ...level.ratio, confirmed: false } })),
      },
    };
    const base = caseOf('150102', 'dibao', 2023, 'inpatient');
    const visits = base.visits.map((item) => ({
      ...item,
      kind: 'outpatient_general' as const,
      layers: 'compute' as const,
    }));
    const [amount = '', cap = ''] = sentences(unsure, { ...base, visits });
    expect([amount.includes(`按 60%${PENDING}支付`), cap.includes(`限额 2,400 元${PENDING}，`)]).toEqual([true, true]);
  });
});
