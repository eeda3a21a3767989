import { describe, expect, test } from 'vitest';
import type { AidCase, LocalParameters } from '#shared/settlement/case-file.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import { aidCase, burdenOf, identity, visit } from '../../support/build-case.ts';
import { traceLines } from '../../support/print-trace.ts';

const person = (hukou: string, ...categories: readonly CategoryId[]): AidCase['person'] => ({
  insurance: 'resident',
  hukou,
  identities: categories.map((category) => identity(category, '2010-01-01')),
});
const computed = (id: string, day: string, burden: string) =>
  visit({ id, from: day, to: day, layers: 'compute', amounts: burdenOf(burden) });

describe('a trace under qinghai-2022', () => {
  test('works 大病 out over the year: nothing under 12,000, then 80 % of the growth (三(二)2)', () => {
    const input = aidCase({
      person: person('630102', 'low_income'),
      visits: [computed('a', '2023-03-01', '10000.00'), computed('b', '2023-05-10', '10000.00')],
    });
    expect(traceLines('qinghai-2022', input)).toEqual([
      'a visit.period [青海省实施方案 印发通知] 住院，2023年3月1日出院，计入 2023 年度 | - | - | anchor=2023-03-01',
      'a identity.class [青海省实施方案 二] 按低收入家庭成员（含低保边缘）的标准救助 | - | - | low_income=4500.00',
      'a seriousIllness.now [青海省实施方案 三(二)2] 计入本次后年度累计基本医保后负担 10000.00 元，未超过大病保险起付线 12,000 元 | - | - | of=10000.00',
      'a seriousIllness.amount [青海省实施方案 三(二)2] 本次大病保险支付 0.00 元 | 0.00 − 0.00 = 0.00 | - | ',
      'a burden.burden [青海省实施方案 四(一)] 先行自付与政策范围内费用合计 10,000.00 元，各项保险已支付 0.00 元，政策范围内个人负担 10,000.00 元 | 0.00 + 10000.00 − 0.00 − 0.00 − 0.00 = 10000.00 | - | firstPay=0.00 inScope=10000.00 basic=0.00 seriousIllness=0.00 supplement=0.00',
      'a inpatient.deductible [青海省实施方案 四(二)] 起付标准 2,500 元以内不救助，本次计入 7,500.00 元 | - | - | base=10000.00 before=0.00 deductible=2500.00 underDeductible=2500.00',
      'a inpatient.amount [青海省实施方案 四(二)] 住院救助按 60% 计算，为 4,500.00 元 | (10000.00 − 2500.00) × 60% = 4500.00 | 4500.00 | base=10000.00 underDeductible=2500.00 ratio=60%',
      'a inpatient.cap [青海省实施方案 四(二)] 年度救助限额 20,000 元（待确认），此前已用 0.00 元，本次后剩余 15,500.00 元 | 20000.00 − 0.00 − 4500.00 = 15500.00 | - | cap=20000.00 used=0.00 left=15500.00',
      'a visit.aid [青海省实施方案 四(二)] 本次救助 4,500.00 元，救助后个人负担 5,500.00 元 | 4500.00 = 4500.00 | - | burden=10000.00 residual=5500.00',
      'b visit.period [青海省实施方案 印发通知] 住院，2023年5月10日出院，计入 2023 年度 | - | - | anchor=2023-05-10',
      'b identity.class [青海省实施方案 二] 按低收入家庭成员（含低保边缘）的标准救助 | - | - | low_income=2160.00',
      'b seriousIllness.before [青海省实施方案 三(二)2] 此前年度累计基本医保后负担 10000.00 元，未超过大病保险起付线 12,000 元 | - | - | of=10000.00',
      'b seriousIllness.now [青海省实施方案 三(二)2] 计入本次后年度累计基本医保后负担 20000.00 元，大病保险应付 6,400.00 元 | 8000.00 × 80% = 6400.00 | - | of=20000.00',
      'b seriousIllness.amount [青海省实施方案 三(二)2] 本次大病保险支付 6,400.00 元 | 6400.00 − 0.00 = 6400.00 | - | ',
      'b burden.burden [青海省实施方案 四(一)] 先行自付与政策范围内费用合计 10,000.00 元，各项保险已支付 6,400.00 元，政策范围内个人负担 3,600.00 元 | 0.00 + 10000.00 − 0.00 − 6400.00 − 0.00 = 3600.00 | - | firstPay=0.00 inScope=10000.00 basic=0.00 seriousIllness=6400.00 supplement=0.00',
      'b inpatient.deductible [青海省实施方案 四(二)] 起付标准 2,500 元，此前累计 10,000.00 元，已经扣完，本次计入 3,600.00 元 | - | - | base=3600.00 before=10000.00 deductible=2500.00 underDeductible=0.00',
      'b inpatient.amount [青海省实施方案 四(二)] 住院救助按 60% 计算，为 2,160.00 元 | (3600.00 − 0.00) × 60% = 2160.00 | 2160.00 | base=3600.00 underDeductible=0.00 ratio=60%',
      'b inpatient.cap [青海省实施方案 四(二)] 年度救助限额 20,000 元（待确认），此前已用 4,500.00 元，本次后剩余 13,340.00 元 | 20000.00 − 4500.00 − 2160.00 = 13340.00 | - | cap=20000.00 used=4500.00 left=13340.00',
      'b visit.aid [青海省实施方案 四(二)] 本次救助 2,160.00 元，救助后个人负担 1,440.00 元 | 2160.00 = 2160.00 | - | burden=3600.00 residual=1440.00',
      '- year.total [青海省实施方案 四(二)] 2023年度纳入救助的个人负担共 13,600.00 元，救助共 6,660.00 元，救助后个人负担 6,940.00 元 | 4500.00 + 2160.00 = 6660.00 | - | year=2023 burden=13600.00 residual=6940.00',
      '- total.total [青海省实施方案 四(二)] 全部就诊应救助 6,660.00 元 | 4500.00 + 2160.00 = 6660.00 | - | ',
      '- payable.payable [青海省实施方案 四(二)] 本次应支付 6,660.00 元 | 6660.00 − 0.00 = 6660.00 | - | aidTotal=6660.00 aidPaid=0.00',
    ]);
  });

  test('gives 85 % over 6,000 to a dibao person, whatever other identity aids the visit (三(二)2)', () => {
    const input = aidCase({
      person: person('630102', 'low_income', 'returned_poor'),
      visits: [computed('a', '2023-03-01', '10000.01')],
    });
    expect(traceLines('qinghai-2022', input, {}, { layers: ['seriousIllness'] })).toEqual([
      'a seriousIllness.now [青海省实施方案 三(二)2] 计入本次后年度累计基本医保后负担 10000.01 元，大病保险应付 3,400.01 元（比例待确认） | 4000.01 × 85% = 3400.01 | - | of=10000.01',
      'a seriousIllness.amount [青海省实施方案 三(二)2] 本次大病保险支付 3,400.01 元 | 3400.01 − 0.00 = 3400.01 | - | ',
    ]);
  });
});

describe('a trace under zhengzhou-2017', () => {
  const input = aidCase({
    applicationDate: '2017-12-01',
    person: person('410105', 'dibao'),
    visits: [
      computed('a', '2017-03-01', '16000.00'),
      computed('b', '2017-05-01', '60000.00'),
      visit({
        id: 'c',
        kind: 'outpatient_chronic',
        from: '2017-06-01',
        to: '2017-06-01',
        amounts: { ...burdenOf('5000.00'), basic: '4900.00' },
      }),
    ],
  });

  test('works 大病 and 补充 out band by band, 补充 on what 大病 left of the year (豫政办〔2016〕196号)', () => {
    const layers = ['seriousIllness', 'supplement', 'burden'];
    expect(traceLines('zhengzhou-2017', input, {}, { layers })).toEqual([
      'a seriousIllness.now [河南省大病保险 2017 年标准] 计入本次后年度累计基本医保后负担 16000.00 元，大病保险应付 500.00 元（比例待确认） | 1000.00 × 50% = 500.00 | - | of=16000.00',
      'a seriousIllness.amount [河南省大病保险 2017 年标准] 本次大病保险支付 500.00 元 | 500.00 − 0.00 = 500.00 | - | ',
      'a supplement.now [豫政办〔2016〕196号] 计入本次后年度累计大病保险后剩余 15500.00 元，大病补充医疗保险应付 5,500.00 元（比例待确认） | 2000.00 × 30% + 5000.00 × 40% + 5000.00 × 50% + 500.00 × 80% = 5500.00 | - | of=15500.00',
      'a supplement.amount [豫政办〔2016〕196号] 本次大病补充医疗保险支付 5,500.00 元 | 5500.00 − 0.00 = 5500.00 | - | ',
      'a burden.burden [郑民文〔2017〕131号 二(四)] 先行自付与政策范围内费用合计 16,000.00 元，各项保险已支付 6,000.00 元，政策范围内个人负担 10,000.00 元 | 0.00 + 16000.00 − 0.00 − 500.00 − 5500.00 = 10000.00 | - | firstPay=0.00 inScope=16000.00 basic=0.00 seriousIllness=500.00 supplement=5500.00',
      'b seriousIllness.before [河南省大病保险 2017 年标准] 此前年度累计基本医保后负担 16000.00 元，大病保险应付 500.00 元（比例待确认） | 1000.00 × 50% = 500.00 | - | of=16000.00',
      'b seriousIllness.now [河南省大病保险 2017 年标准] 计入本次后年度累计基本医保后负担 76000.00 元，大病保险应付 33,100.00 元（比例待确认） | 35000.00 × 50% + 26000.00 × 60% = 33100.00 | - | of=76000.00',
      'b seriousIllness.amount [河南省大病保险 2017 年标准] 本次大病保险支付 32,600.00 元 | 33100.00 − 500.00 = 32600.00 | - | ',
      'b supplement.before [豫政办〔2016〕196号] 此前年度累计大病保险后剩余 15500.00 元，大病补充医疗保险应付 5,500.00 元（比例待确认） | 2000.00 × 30% + 5000.00 × 40% + 5000.00 × 50% + 500.00 × 80% = 5500.00 | - | of=15500.00',
      'b supplement.now [豫政办〔2016〕196号] 计入本次后年度累计大病保险后剩余 42900.00 元，大病补充医疗保险应付 27,420.00 元（比例待确认） | 2000.00 × 30% + 5000.00 × 40% + 5000.00 × 50% + 27900.00 × 80% = 27420.00 | - | of=42900.00',
      'b supplement.amount [豫政办〔2016〕196号] 本次大病补充医疗保险支付 21,920.00 元 | 27420.00 − 5500.00 = 21920.00 | - | ',
      'b burden.burden [郑民文〔2017〕131号 二(四)] 先行自付与政策范围内费用合计 60,000.00 元，各项保险已支付 54,520.00 元，政策范围内个人负担 5,480.00 元 | 0.00 + 60000.00 − 0.00 − 32600.00 − 21920.00 = 5480.00 | - | firstPay=0.00 inScope=60000.00 basic=0.00 seriousIllness=32600.00 supplement=21920.00',
      'c burden.burden [郑民文〔2017〕131号 二(四)] 先行自付与政策范围内费用合计 5,000.00 元，各项保险已支付 4,900.00 元，政策范围内个人负担 100.00 元 | 0.00 + 5000.00 − 4900.00 − 0.00 − 0.00 = 100.00 | - | firstPay=0.00 inScope=5000.00 basic=4900.00 seriousIllness=0.00 supplement=0.00',
    ]);
  });

  test('has no 补充 for a household registered outside the province', () => {
    const elsewhere = { ...input, person: person('110105', 'dibao') };
    expect(traceLines('zhengzhou-2017', elsewhere, {}, { layers: ['supplement', 'burden'] })).toEqual([
      'a burden.burden [郑民文〔2017〕131号 二(四)] 先行自付与政策范围内费用合计 16,000.00 元，各项保险已支付 500.00 元，政策范围内个人负担 15,500.00 元 | 0.00 + 16000.00 − 0.00 − 500.00 − 0.00 = 15500.00 | - | firstPay=0.00 inScope=16000.00 basic=0.00 seriousIllness=500.00 supplement=0.00',
      'b burden.burden [郑民文〔2017〕131号 二(四)] 先行自付与政策范围内费用合计 60,000.00 元，各项保险已支付 32,600.00 元，政策范围内个人负担 27,400.00 元 | 0.00 + 60000.00 − 0.00 − 32600.00 − 0.00 = 27400.00 | - | firstPay=0.00 inScope=60000.00 basic=0.00 seriousIllness=32600.00 supplement=0.00',
      'c burden.burden [郑民文〔2017〕131号 二(四)] 先行自付与政策范围内费用合计 5,000.00 元，各项保险已支付 4,900.00 元，政策范围内个人负担 100.00 元 | 0.00 + 5000.00 − 4900.00 − 0.00 − 0.00 = 100.00 | - | firstPay=0.00 inScope=5000.00 basic=4900.00 seriousIllness=0.00 supplement=0.00',
    ]);
  });

  test('holds 补充 to what 大病 leaves where both round the same fen up (contract 4.8)', () => {
    const opening = [{ year: 2017, burden: '0.00', x: '30000.28', paid: {} }];
    const fen = aidCase({
      applicationDate: '2017-12-01',
      person: person('410105', 'dibao'),
      opening,
      visits: [computed('a', '2017-05-01', '0.01')],
    });
    expect(traceLines('zhengzhou-2017', fen, {}, { layers: ['seriousIllness', 'supplement', 'burden'] })).toEqual([
      'a seriousIllness.before [河南省大病保险 2017 年标准] 此前年度累计基本医保后负担 30000.28 元，大病保险应付 7,500.14 元（比例待确认） | 15000.28 × 50% = 7500.14 | - | of=30000.28',
      'a seriousIllness.now [河南省大病保险 2017 年标准] 计入本次后年度累计基本医保后负担 30000.29 元，大病保险应付 7,500.15 元（比例待确认） | 15000.29 × 50% = 7500.15 | - | of=30000.29',
      'a seriousIllness.amount [河南省大病保险 2017 年标准] 本次大病保险支付 0.01 元 | 7500.15 − 7500.14 = 0.01 | - | ',
      'a supplement.before [豫政办〔2016〕196号] 此前年度累计大病保险后剩余 22500.14 元，大病补充医疗保险应付 11,100.11 元（比例待确认） | 2000.00 × 30% + 5000.00 × 40% + 5000.00 × 50% + 7500.14 × 80% = 11100.11 | - | of=22500.14',
      'a supplement.now [豫政办〔2016〕196号] 计入本次后年度累计大病保险后剩余 22500.145 元，大病补充医疗保险应付 11,100.12 元（比例待确认） | 2000.00 × 30% + 5000.00 × 40% + 5000.00 × 50% + 7500.145 × 80% = 11100.12 | - | of=22500.145',
      'a supplement.amount [豫政办〔2016〕196号] 本次大病补充医疗保险支付 0.01 元 | 11100.12 − 11100.11 = 0.01 | - | ',
      'a supplement.limit [豫政办〔2016〕196号] 大病补充医疗保险不超过余下的个人负担，核减 0.01 元，为 0.00 元 | 0.01 − 0.01 = 0.00 | - | ',
      'a burden.burden [郑民文〔2017〕131号 二(四)] 先行自付与政策范围内费用合计 0.01 元，各项保险已支付 0.01 元，政策范围内个人负担 0.00 元 | 0.00 + 0.01 − 0.00 − 0.01 − 0.00 = 0.00 | - | firstPay=0.00 inScope=0.01 basic=0.00 seriousIllness=0.01 supplement=0.00',
    ]);
  });

  test('takes 10 % of the whole bill and holds it to the burden (郑政办文〔2016〕56号)', () => {
    expect(traceLines('zhengzhou-2017', input, {}, { layers: ['outpatientSpecial'] })).toEqual([
      'c outpatientSpecial.base [郑政办文〔2016〕56号 特殊病种门诊救助] 特殊病种门诊救助以总费用 5,000.00 元为基数 | - | - | total=5000.00',
      'c outpatientSpecial.deductible [郑政办文〔2016〕56号 特殊病种门诊救助] 不设起付标准（待确认），本次计入 5,000.00 元 | - | - | base=5000.00 before=0.00 deductible=0.00 underDeductible=0.00',
      'c outpatientSpecial.amount [郑政办文〔2016〕56号 特殊病种门诊救助] 特殊病种门诊救助按 10%（待确认）计算，为 500.00 元 | (5000.00 − 0.00) × 10% = 500.00 | 500.00 | base=5000.00 underDeductible=0.00 ratio=10%',
      'c outpatientSpecial.limit [郑政办文〔2016〕56号 特殊病种门诊救助] 特殊病种门诊救助不超过个人负担 100.00 元，核减 400.00 元 | 100.00 − 500.00 = -400.00 | -400.00 | burden=100.00',
      'c outpatientSpecial.cap [郑政办文〔2016〕56号 特殊病种门诊救助] 特殊病种门诊救助年度限额 10,000 元（待确认），此前已用 0.00 元，本次后剩余 9,900.00 元 | 10000.00 − 0.00 − 100.00 = 9900.00 | - | cap=10000.00 used=0.00 left=9900.00',
    ]);
  });

  test('says of a year within 3,000 that it is paid at its end, the opening counted (三(六))', () => {
    const small = aidCase({
      applicationDate: '2017-12-01',
      person: person('410105', 'dibao'),
      aidPaid: [{ year: 2017, amount: '100.00' }],
      opening: [{ year: 2017, burden: '500.00', paid: { inpatient: '350.00' } }],
      visits: [
        visit({ id: 'a', from: '2017-03-01', to: '2017-03-01', amounts: burdenOf('1000.00') }),
        visit({ id: 'b', from: '2017-05-01', to: '2017-05-01', amounts: burdenOf('500.00') }),
      ],
    });
    expect(traceLines('zhengzhou-2017', small, {}, { layers: ['visit', 'year', 'total', 'payable'] })).toEqual([
      'a visit.period [豫政办〔2016〕196号] 住院，2017年3月1日出院，计入 2017 年度 | - | - | anchor=2017-03-01',
      'a visit.aid [郑民文〔2017〕131号 三(六)] 本次救助 700.00 元（年终支付），救助后个人负担 300.00 元 | 700.00 = 700.00 | - | burden=1000.00 residual=300.00',
      'b visit.period [豫政办〔2016〕196号] 住院，2017年5月1日出院，计入 2017 年度 | - | - | anchor=2017-05-01',
      'b visit.aid [郑民文〔2017〕131号 三(六)] 本次救助 350.00 元（年终支付），救助后个人负担 150.00 元 | 350.00 = 350.00 | - | burden=500.00 residual=150.00',
      '- year.total [郑民文〔2017〕131号 三(六)] 2017年度纳入救助的个人负担共 1,500.00 元，救助共 1,050.00 元，救助后个人负担 450.00 元 | 700.00 + 350.00 = 1050.00 | - | year=2017 burden=1500.00 residual=450.00',
      '- year.yearEnd [郑民文〔2017〕131号 三(六)] 2017年度基本医保后个人累计负担 2,000.00 元，未超过 3,000 元（待确认），年终一并支付 | 500.00 + 1000.00 + 500.00 = 2000.00 | - | year=2017 upTo=3000.00',
      '- total.total [郑民文〔2017〕131号 三(六)] 全部就诊应救助 1,050.00 元 | 700.00 + 350.00 = 1050.00 | - | ',
      '- payable.payable [郑民文〔2017〕131号 三(六)] 应救助 1,050.00 元，其中 1,050.00 元到年终支付，已支付 100.00 元，本次应支付 0.00 元 | 1050.00 − 1050.00 − 100.00 = -100.00 | - | aidTotal=1050.00 deferred=1050.00 aidPaid=100.00',
    ]);
    const first = { ...small, aidPaid: [] };
    expect(traceLines('zhengzhou-2017', first, {}, { layers: ['payable'] })).toEqual([
      '- payable.payable [郑民文〔2017〕131号 三(六)] 应救助 1,050.00 元，其中 1,050.00 元到年终支付，本次应支付 0.00 元 | 1050.00 − 1050.00 − 0.00 = 0.00 | - | aidTotal=1050.00 deferred=1050.00 aidPaid=0.00',
    ]);
  });

  test('says nothing of the year end one fen over 3,000: x of the opening decides, not its burden (三(六))', () => {
    const over = aidCase({
      applicationDate: '2017-12-01',
      person: person('410105', 'dibao'),
      opening: [{ year: 2017, burden: '500.00', x: '2500.01', paid: {} }],
      visits: [visit({ from: '2017-03-01', to: '2017-03-01', amounts: burdenOf('500.00') })],
    });
    expect(traceLines('zhengzhou-2017', over, {}, { visit: null })).toEqual([
      '- year.total [郑民文〔2017〕131号 三(六)] 2017年度纳入救助的个人负担共 500.00 元，救助共 350.00 元，救助后个人负担 150.00 元 | 350.00 | - | year=2017 burden=500.00 residual=150.00',
      '- total.total [郑民文〔2017〕131号 三(六)] 全部就诊应救助 350.00 元 | 350.00 | - | ',
      '- payable.payable [郑民文〔2017〕131号 三(六)] 本次应支付 350.00 元 | 350.00 − 0.00 = 350.00 | - | aidTotal=350.00 aidPaid=0.00',
    ]);
  });
});

describe('a trace under hohhot-2022', () => {
  const level = { level: 1, designated: true, area: 'local' } as const;
  const ordinary = (id: string, to: string, burden: string) =>
    visit({ id, to, kind: 'outpatient_general', layers: 'compute', hospital: level, amounts: burdenOf(burden) });
  const local: LocalParameters = {
    dibaoTiers: [
      { upTo: '10000.00', ratio: '0.70' },
      { upTo: null, ratio: '0.85' },
    ],
    caps: { dibao: '9000.00' },
  };
  const input = aidCase({
    person: person('150102', 'dibao', 'monitored'),
    visits: [
      visit({ id: 'a', amounts: burdenOf('8000.00') }),
      visit({ id: 'b', to: '2023-06-01', amounts: burdenOf('5000.00') }),
      ordinary('c', '2023-07-01', '1000.00'),
      ordinary('d', '2023-08-01', '5000.00'),
      ordinary('e', '2023-08-02', '100.00'),
    ],
  });

  test('reads the county’s bands over the year, up to the county’s cap (03 三重保障)', () => {
    expect(traceLines('hohhot-2022', input, local, { visit: 'b' })).toEqual([
      'b visit.period [呼和浩特市医保局通报 01 门诊] 住院，2023年6月1日出院，计入 2023 年度 | - | - | anchor=2023-06-01',
      'b identity.class [呼和浩特市医保局通报 03 三重保障] 按低保对象、返贫致贫人口为 3,400.00 元，按农村易返贫致贫监测对象为 3,250.00 元；取最高的一种，按低保对象、返贫致贫人口救助 | - | - | dibao=3400.00 monitored=3250.00',
      'b burden.burden [呼和浩特市医保局通报 03 三重保障] 先行自付与政策范围内费用合计 5,000.00 元，各项保险已支付 0.00 元，政策范围内个人负担 5,000.00 元 | 0.00 + 5000.00 − 0.00 − 0.00 − 0.00 = 5000.00 | - | firstPay=0.00 inScope=5000.00 basic=0.00 seriousIllness=0.00 supplement=0.00',
      'b aid.amount [呼和浩特市医保局通报 03 三重保障] 年度个人负担累计由 8,000.00 元增至 13,000.00 元，按累计额分段（地方参数）计算医疗救助，为 3,950.00 元 | 2000.00 × 70% + 3000.00 × 85% = 3950.00 | 3950.00 | base=5000.00 before=8000.00',
      'b aid.cap [呼和浩特市医保局通报 03 三重保障] 年度救助限额 9,000 元（地方参数），此前已用 5,600.00 元，尚余 3,400.00 元，超出的 550.00 元不予救助 | 3400.00 − 3950.00 = -550.00 | -550.00 | cap=9000.00 used=5600.00 left=0.00',
      'b visit.aid [呼和浩特市医保局通报 02 经办] 本次救助 3,400.00 元，救助后个人负担 1,600.00 元 | 3400.00 = 3400.00 | - | burden=5000.00 residual=1600.00',
    ]);
  });

  test('has no band to show where nothing is left to aid (03 三重保障)', () => {
    const paid = aidCase({ person: person('150102', 'dibao'), visits: [visit({ amounts: burdenOf('0.00') })] });
    expect(traceLines('hohhot-2022', paid, local, { layers: ['aid'] })).toEqual([
      'v1 aid.amount [呼和浩特市医保局通报 03 三重保障] 年度个人负担累计由 0.00 元增至 0.00 元，按累计额分段（地方参数）计算医疗救助，为 0.00 元 | 0.00 = 0.00 | 0.00 | base=0.00 before=0.00',
      'v1 aid.cap [呼和浩特市医保局通报 03 三重保障] 年度救助限额 9,000 元（地方参数），此前已用 0.00 元，本次后剩余 9,000.00 元 | 9000.00 − 0.00 − 0.00 = 9000.00 | - | cap=9000.00 used=0.00 left=9000.00',
    ]);
  });

  test('works 门诊统筹 out per hospital level, up to the yearly limit (01 门诊)', () => {
    expect(traceLines('hohhot-2022', input, local, { layers: ['eligibility', 'basic'] })).toEqual([
      'c eligibility.kind [呼和浩特市医保局通报 03 三重保障] 普通门诊（2023年7月1日）不予救助：这类门诊费用不在医疗救助范围内。 | - | - | fact=普通门诊',
      'c basic.amount [呼和浩特市医保局通报 01 门诊] 门诊统筹：一级及以下机构此前年度累计 0.00 元，本次超过 200 元起付线的 800.00 元按 65% 支付，为 520.00 元 | 800.00 × 65% = 520.00 | - | before=0.00 over=800.00',
      'd eligibility.kind [呼和浩特市医保局通报 03 三重保障] 普通门诊（2023年8月1日）不予救助：这类门诊费用不在医疗救助范围内。 | - | - | fact=普通门诊',
      'd basic.amount [呼和浩特市医保局通报 01 门诊] 门诊统筹：一级及以下机构此前年度累计 1,000.00 元，本次超过 200 元起付线的 5,000.00 元按 65% 支付，为 3,250.00 元 | 5000.00 × 65% = 3250.00 | - | before=1000.00 over=5000.00',
      'd basic.cap [呼和浩特市医保局通报 01 门诊] 门诊统筹年度最高支付限额 2,400 元，此前已用 520.00 元，超出的 1,370.00 元不予支付 | 3250.00 − 1370.00 = 1880.00 | - | limit=2400.00 used=520.00',
      'e eligibility.kind [呼和浩特市医保局通报 03 三重保障] 普通门诊（2023年8月2日）不予救助：这类门诊费用不在医疗救助范围内。 | - | - | fact=普通门诊',
      'e basic.amount [呼和浩特市医保局通报 01 门诊] 门诊统筹：一级及以下机构此前年度累计 6,000.00 元，本次超过 200 元起付线的 100.00 元按 65% 支付，为 65.00 元 | 100.00 × 65% = 65.00 | - | before=6000.00 over=100.00',
      'e basic.cap [呼和浩特市医保局通报 01 门诊] 门诊统筹年度最高支付限额 2,400 元，此前已用 2,400.00 元，超出的 65.00 元不予支付 | 65.00 − 65.00 = 0.00 | - | limit=2400.00 used=2400.00',
    ]);
  });
});

describe('a trace under liupanshui-2020', () => {
  test('says from which day insurance gives benefits, then takes the county’s terms (一(二), 二(七))', () => {
    const { insurance, identities } = person('520201', 'dibao');
    const enrolment = { paidOn: '2023-04-15', forYear: 2023, bornOn: null, employeeEndedOn: null };
    const input = aidCase({
      person: { insurance, identities, enrolment },
      visits: [visit({ id: 'a' }), visit({ id: 'b', to: '2023-07-01', amounts: burdenOf('1000.00') })],
    });
    const local = { dibao: { inpatient: { deductible: '100.00', ratio: '0.7' }, cap: '500.00' } };
    const layers = ['eligibility', 'identity', 'burden', 'visit', 'year', 'total', 'payable'];
    expect(traceLines('liupanshui-2020', input, local, { layers })).toEqual([
      'a eligibility.waiting [六盘水市实施意见 一(二)] 住院（2023年5月10日）不予救助：就诊时医保待遇尚在等待期内，费用不纳入医疗救助。 | - | - | fact=就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即2023年6月14日',
      'b visit.period [六盘水市实施意见 引言] 住院，2023年7月1日出院，计入 2023 年度 | - | - | anchor=2023-07-01',
      'b identity.class [六盘水市实施意见 二(七)] 按低保对象的标准救助 | - | - | dibao=500.00',
      'b burden.burden [六盘水市实施意见 一(四)] 先行自付与政策范围内费用合计 1,000.00 元，各项保险已支付 0.00 元，政策范围内个人负担 1,000.00 元 | 0.00 + 1000.00 − 0.00 − 0.00 − 0.00 = 1000.00 | - | firstPay=0.00 inScope=1000.00 basic=0.00 seriousIllness=0.00 supplement=0.00',
      'b visit.aid [六盘水市实施意见 二(三)] 本次救助 500.00 元，救助后个人负担 500.00 元 | 500.00 = 500.00 | - | burden=1000.00 residual=500.00',
      '- year.total [六盘水市实施意见 二(三)] 2023年度纳入救助的个人负担共 1,000.00 元，救助共 500.00 元，救助后个人负担 500.00 元 | 500.00 | - | year=2023 burden=1000.00 residual=500.00',
      '- total.total [六盘水市实施意见 二(三)] 全部就诊应救助 500.00 元 | 500.00 | - | ',
      '- payable.payable [六盘水市实施意见 二(三)] 本次应支付 500.00 元 | 500.00 − 0.00 = 500.00 | - | aidTotal=500.00 aidPaid=0.00',
    ]);
  });

  test('lists what two classes lack, in one sentence (二(七))', () => {
    const { insurance, identities } = person('520201', 'tekun', 'dibao');
    const input = aidCase({ person: { insurance, identities } });
    expect(traceLines('liupanshui-2020', input)).toEqual([
      'v1 eligibility.parameters [六盘水市实施意见 一(四)] 住院（2023年5月10日）暂不能确定：测算所需的参数或事实尚缺，补齐后才能确定。 | - | - | fact=尚缺：低保对象的救助标准和年度限额（住院）、特困人员、孤儿的救助标准和年度限额（住院） missing=local.dibao.inpatient、local.tekun.inpatient',
      '- total.total [六盘水市实施意见 二(三)] 全部就诊应救助 0.00 元 | 0.00 | - | ',
      '- payable.undecided [六盘水市实施意见 二(三)] 有就诊尚不能确定，暂不支付，补齐后一并测算 | - | - | aidTotal=0.00 aidPaid=0.00',
    ]);
  });

  test('writes a deductible that is no whole yuan with its fen (二(七))', () => {
    const { insurance, identities } = person('520201', 'dibao');
    const input = aidCase({ person: { insurance, identities } });
    const local = { dibao: { inpatient: { deductible: '100.50', ratio: '0.7' } } };
    const lines = traceLines('liupanshui-2020', input, local, { layers: ['aid'] });
    expect(lines.filter((line) => line.includes('aid.deductible'))).toEqual([
      'v1 aid.deductible [六盘水市实施意见 二(七)] 起付标准 100.50 元（地方参数）以内不救助，本次计入 899.50 元 | - | - | base=1000.00 before=0.00 deductible=100.50 underDeductible=100.50',
    ]);
  });
});
