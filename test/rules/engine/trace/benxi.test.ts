import { describe, expect, test } from 'vitest';
import { aidCase, burdenOf, identity, visit } from '../../support/build-case.ts';
import { traceLines } from '../../support/print-trace.ts';

describe('a trace under benxi-2023', () => {
  test('gives a one-off period its days, and says when the standard of the application’s day is used (五(九))', () => {
    const input = aidCase({
      applicationDate: '2023-06-30',
      person: { insurance: 'resident', identities: [identity('illness_poor', '2023-06-01')] },
      visits: [
        visit({ id: 'a', from: '2022-06-30', to: '2022-06-30', amounts: burdenOf('30000.00') }),
        visit({
          id: 'b',
          kind: 'outpatient_major',
          from: '2023-01-01',
          to: '2023-01-01',
          amounts: burdenOf('20000.00'),
        }),
      ],
    });
    expect(traceLines('benxi-2023', input)).toEqual([
      'a visit.period [本溪市实施方案 五(九)] 住院，2022年6月30日出院，在申请之日前 12 个月内（2022年6月30日至2023年6月30日），计入一次性救助；早于政策起始日，按申请之日的标准计算，待县级确认 | - | - | anchor=2022-06-30 from=2022-06-30 to=2023-06-30',
      'a identity.class [本溪市实施方案 二(一)] 按因病致贫重病患者的标准救助 | - | - | illness_poor=16250.00',
      'a burden.burden [本溪市实施方案 四(四)] 先行自付与政策范围内费用合计 30,000.00 元，各项保险已支付 0.00 元，政策范围内个人负担 30,000.00 元 | 0.00 + 30000.00 − 0.00 − 0.00 − 0.00 = 30000.00 | - | firstPay=0.00 inScope=30000.00 basic=0.00 seriousIllness=0.00 supplement=0.00',
      'a basic.deductible [本溪市实施方案 四(五)] 起付标准 5,000 元以内不救助，本次计入 25,000.00 元 | - | - | base=30000.00 before=0.00 deductible=5000.00 underDeductible=5000.00',
      'a basic.amount [本溪市实施方案 四(五)] 基本救助按 50% 计算，为 12,500.00 元 | (30000.00 − 5000.00) × 50% = 12500.00 | 12500.00 | base=30000.00 underDeductible=5000.00 ratio=50%',
      'a basic.cap [本溪市实施方案 四(五)] 基本救助年度限额 20,000 元，此前已用 0.00 元，本次后剩余 7,500.00 元 | 20000.00 − 0.00 − 12500.00 = 7500.00 | - | cap=20000.00 used=0.00 left=7500.00',
      'a tilt.base [本溪市实施方案 四(五)] 基本救助后个人负担 17,500.00 元，作为倾斜救助的基数 | 30000.00 − 12500.00 = 17500.00 | - | burden=30000.00 paid=12500.00',
      'a tilt.deductible [本溪市实施方案 四(五)] 起付标准 10,000 元以内不救助，本次计入 7,500.00 元 | - | - | base=17500.00 before=0.00 deductible=10000.00 underDeductible=10000.00',
      'a tilt.amount [本溪市实施方案 四(五)] 倾斜救助按 50% 计算，为 3,750.00 元 | (17500.00 − 10000.00) × 50% = 3750.00 | 3750.00 | base=17500.00 underDeductible=10000.00 ratio=50%',
      'a tilt.cap [本溪市实施方案 四(五)] 倾斜救助年度限额 20,000 元，此前已用 0.00 元，本次后剩余 16,250.00 元 | 20000.00 − 0.00 − 3750.00 = 16250.00 | - | cap=20000.00 used=0.00 left=16250.00',
      'a visit.aid [本溪市实施方案 四(六)] 本次救助 16,250.00 元，救助后个人负担 13,750.00 元 | 12500.00 + 3750.00 = 16250.00 | - | burden=30000.00 residual=13750.00',
      'b visit.period [本溪市实施方案 五(九)] 重特大疾病长期门诊，2023年1月1日就诊，在申请之日前 12 个月内（2022年6月30日至2023年6月30日），计入一次性救助 | - | - | anchor=2023-01-01 from=2022-06-30 to=2023-06-30',
      'b identity.class [本溪市实施方案 二(一)] 按因病致贫重病患者的标准救助 | - | - | illness_poor=13750.00',
      'b burden.burden [本溪市实施方案 四(四)] 先行自付与政策范围内费用合计 20,000.00 元，各项保险已支付 0.00 元，政策范围内个人负担 20,000.00 元 | 0.00 + 20000.00 − 0.00 − 0.00 − 0.00 = 20000.00 | - | firstPay=0.00 inScope=20000.00 basic=0.00 seriousIllness=0.00 supplement=0.00',
      'b basic.deductible [本溪市实施方案 四(五)] 起付标准 5,000 元，此前累计 30,000.00 元，已经扣完，本次计入 20,000.00 元 | - | - | base=20000.00 before=30000.00 deductible=5000.00 underDeductible=0.00',
      'b basic.amount [本溪市实施方案 四(五)] 基本救助按 50% 计算，为 10,000.00 元 | (20000.00 − 0.00) × 50% = 10000.00 | 10000.00 | base=20000.00 underDeductible=0.00 ratio=50%',
      'b basic.cap [本溪市实施方案 四(五)] 基本救助年度限额 20,000 元，此前已用 12,500.00 元，尚余 7,500.00 元，超出的 2,500.00 元不予救助 | 7500.00 − 10000.00 = -2500.00 | -2500.00 | cap=20000.00 used=12500.00 left=0.00',
      'b tilt.base [本溪市实施方案 四(五)] 基本救助后个人负担 12,500.00 元，作为倾斜救助的基数 | 20000.00 − 7500.00 = 12500.00 | - | burden=20000.00 paid=7500.00',
      'b tilt.deductible [本溪市实施方案 四(五)] 起付标准 10,000 元，此前累计 17,500.00 元，已经扣完，本次计入 12,500.00 元 | - | - | base=12500.00 before=17500.00 deductible=10000.00 underDeductible=0.00',
      'b tilt.amount [本溪市实施方案 四(五)] 倾斜救助按 50% 计算，为 6,250.00 元 | (12500.00 − 0.00) × 50% = 6250.00 | 6250.00 | base=12500.00 underDeductible=0.00 ratio=50%',
      'b tilt.cap [本溪市实施方案 四(五)] 倾斜救助年度限额 20,000 元，此前已用 3,750.00 元，本次后剩余 10,000.00 元 | 20000.00 − 3750.00 − 6250.00 = 10000.00 | - | cap=20000.00 used=3750.00 left=10000.00',
      'b visit.aid [本溪市实施方案 四(六)] 本次救助 13,750.00 元，救助后个人负担 6,250.00 元 | 7500.00 + 6250.00 = 13750.00 | - | burden=20000.00 residual=6250.00',
      '- year.total [本溪市实施方案 四(六)] 2022年度纳入救助的个人负担共 30,000.00 元，救助共 16,250.00 元，救助后个人负担 13,750.00 元 | 16250.00 | - | year=2022 burden=30000.00 residual=13750.00',
      '- year.total [本溪市实施方案 四(六)] 2023年度纳入救助的个人负担共 20,000.00 元，救助共 13,750.00 元，救助后个人负担 6,250.00 元 | 13750.00 | - | year=2023 burden=20000.00 residual=6250.00',
      '- total.total [本溪市实施方案 四(六)] 全部就诊应救助 30,000.00 元 | 16250.00 + 13750.00 = 30000.00 | - | ',
      '- payable.payable [本溪市实施方案 四(六)] 本次应支付 30,000.00 元 | 30000.00 − 0.00 = 30000.00 | - | aidTotal=30000.00 aidPaid=0.00',
    ]);
  });

  test('has nothing left of a cap that the opening stands over, and says so (四(五))', () => {
    const opening = [{ year: 2023, burden: '30000.00', paid: { basic: '25000.00', tilt: '100.00' } }];
    const layers = ['basic', 'tilt'];
    expect(traceLines('benxi-2023', aidCase({ opening }), {}, { layers })).toEqual([
      'v1 basic.deductible [本溪市实施方案 四(五)] 不设起付标准，本次计入 1,000.00 元 | - | - | base=1000.00 before=30000.00 deductible=0.00 underDeductible=0.00',
      'v1 basic.amount [本溪市实施方案 四(五)] 基本救助按 70% 计算，为 700.00 元 | (1000.00 − 0.00) × 70% = 700.00 | 700.00 | base=1000.00 underDeductible=0.00 ratio=70%',
      'v1 basic.cap [本溪市实施方案 四(五)] 基本救助年度限额 20,000 元，此前已用 25,000.00 元，尚余 0.00 元，超出的 700.00 元不予救助 | 0.00 − 700.00 = -700.00 | -700.00 | cap=20000.00 used=25000.00 left=0.00',
      'v1 tilt.base [本溪市实施方案 四(五)] 基本救助后个人负担 1,000.00 元，作为倾斜救助的基数 | 1000.00 − 0.00 = 1000.00 | - | burden=1000.00 paid=0.00',
      'v1 tilt.deductible [本溪市实施方案 四(五)] 起付标准 3,000 元，此前累计 5,000.00 元，已经扣完，本次计入 1,000.00 元 | - | - | base=1000.00 before=5000.00 deductible=3000.00 underDeductible=0.00',
      'v1 tilt.amount [本溪市实施方案 四(五)] 倾斜救助按 70% 计算，为 700.00 元 | (1000.00 − 0.00) × 70% = 700.00 | 700.00 | base=1000.00 underDeductible=0.00 ratio=70%',
      'v1 tilt.cap [本溪市实施方案 四(五)] 倾斜救助年度限额：不设限额 | - | - | used=100.00',
    ]);
    const edge = { insurance: 'resident', identities: [identity('dibao_edge')] } as const;
    const unaided = aidCase({
      opening: [{ year: 2023, burden: '0.00', paid: { basic: '25000.00' } }],
      person: { ...edge, identities: [...edge.identities] },
    });
    expect(traceLines('benxi-2023', unaided, {}, { layers })).toEqual([
      'v1 basic.deductible [本溪市实施方案 四(五)] 起付标准 2,000 元以内不救助，本次计入 0.00 元 | - | - | base=1000.00 before=0.00 deductible=2000.00 underDeductible=1000.00',
      'v1 basic.amount [本溪市实施方案 四(五)] 基本救助按 60% 计算，为 0.00 元 | 1,000.00 未超过 2,000.00，本次 0.00 | 0.00 | base=1000.00 underDeductible=1000.00 ratio=60%',
      'v1 basic.cap [本溪市实施方案 四(五)] 基本救助年度限额 20,000 元，此前已用 25,000.00 元，已无剩余 | - | - | cap=20000.00 used=25000.00 left=0.00',
      'v1 tilt.base [本溪市实施方案 四(五)] 基本救助后个人负担 1,000.00 元，作为倾斜救助的基数 | 1000.00 − 0.00 = 1000.00 | - | burden=1000.00 paid=0.00',
      'v1 tilt.deductible [本溪市实施方案 四(五)] 起付标准 3,000 元，此前累计 -25,000.00 元，余下 28,000.00 元以内不救助，本次计入 0.00 元 | 3000.00 − (-25000.00) = 28000.00 | - | base=1000.00 before=-25000.00 deductible=3000.00 underDeductible=1000.00',
      'v1 tilt.amount [本溪市实施方案 四(五)] 倾斜救助按 60% 计算，为 0.00 元 | 1,000.00 未超过 28,000.00，本次 0.00 | 0.00 | base=1000.00 underDeductible=1000.00 ratio=60%',
      'v1 tilt.cap [本溪市实施方案 四(五)] 倾斜救助年度限额：不设限额 | - | - | used=0.00',
    ]);
  });

  test('puts a counter below zero in brackets, so that two signs never meet (四(五))', () => {
    const opening = [{ year: 2023, burden: '1000.00', paid: { basic: '3000.00' } }];
    const input = aidCase({ opening, visits: [visit({ amounts: burdenOf('20000.00') })] });
    expect(traceLines('benxi-2023', input, {}, { layers: ['tilt'] })).toEqual([
      'v1 tilt.base [本溪市实施方案 四(五)] 基本救助后个人负担 6,000.00 元，作为倾斜救助的基数 | 20000.00 − 14000.00 = 6000.00 | - | burden=20000.00 paid=14000.00',
      'v1 tilt.deductible [本溪市实施方案 四(五)] 起付标准 3,000 元，此前累计 -2,000.00 元，余下 5,000.00 元以内不救助，本次计入 1,000.00 元 | 3000.00 − (-2000.00) = 5000.00 | - | base=6000.00 before=-2000.00 deductible=3000.00 underDeductible=5000.00',
      'v1 tilt.amount [本溪市实施方案 四(五)] 倾斜救助按 70% 计算，为 700.00 元 | (6000.00 − 5000.00) × 70% = 700.00 | 700.00 | base=6000.00 underDeductible=5000.00 ratio=70%',
      'v1 tilt.cap [本溪市实施方案 四(五)] 倾斜救助年度限额：不设限额 | - | - | used=0.00',
    ]);
  });

  test('counts bed-days at the county’s rate in place of 基本救助, held to the burden (四(五))', () => {
    const input = aidCase({ visits: [visit({ psychiatric: true, bedDays: 14, amounts: burdenOf('400.00') })] });
    expect(traceLines('benxi-2023', input, { bedDayRate: '30.00' })).toEqual([
      'v1 visit.period [本溪市实施方案 八(十四)] 住院，2023年5月10日出院，计入 2023 年度 | - | - | anchor=2023-05-10',
      'v1 identity.class [本溪市实施方案 二(一)] 按低保对象的标准救助 | - | - | dibao=400.00',
      'v1 burden.burden [本溪市实施方案 四(四)] 先行自付与政策范围内费用合计 400.00 元，各项保险已支付 0.00 元，政策范围内个人负担 400.00 元 | 0.00 + 400.00 − 0.00 − 0.00 − 0.00 = 400.00 | - | firstPay=0.00 inScope=400.00 basic=0.00 seriousIllness=0.00 supplement=0.00',
      'v1 bedDay.amount [本溪市实施方案 四(五)] 按床日定额救助（县级参数）每日 30.00 元，共 14 日，为 420.00 元，代替基本救助 | 30.00 × 14 = 420.00 | 420.00 | rate=30.00 bedDays=14',
      'v1 bedDay.limit [本溪市实施方案 四(五)] 定额不超过个人负担 400.00 元，核减 20.00 元 | 400.00 − 420.00 = -20.00 | -20.00 | burden=400.00',
      'v1 bedDay.cap [本溪市实施方案 四(五)] 基本救助年度限额 20,000 元，此前已用 0.00 元，本次后剩余 19,600.00 元 | 20000.00 − 0.00 − 400.00 = 19600.00 | - | cap=20000.00 used=0.00 left=19600.00',
      'v1 tilt.base [本溪市实施方案 四(五)] 按床日定额救助后个人负担 0.00 元，作为倾斜救助的基数 | 400.00 − 400.00 = 0.00 | - | burden=400.00 paid=400.00',
      'v1 tilt.deductible [本溪市实施方案 四(五)] 起付标准 3,000 元以内不救助，本次计入 0.00 元 | - | - | base=0.00 before=0.00 deductible=3000.00 underDeductible=0.00',
      'v1 tilt.amount [本溪市实施方案 四(五)] 倾斜救助按 70% 计算，为 0.00 元 | 0.00 未超过 3,000.00，本次 0.00 | 0.00 | base=0.00 underDeductible=0.00 ratio=70%',
      'v1 tilt.cap [本溪市实施方案 四(五)] 倾斜救助年度限额：不设限额 | - | - | used=0.00',
      'v1 visit.aid [本溪市实施方案 四(六)] 本次救助 400.00 元，救助后个人负担 0.00 元 | 400.00 + 0.00 = 400.00 | - | burden=400.00 residual=0.00',
      '- year.total [本溪市实施方案 四(六)] 2023年度纳入救助的个人负担共 400.00 元，救助共 400.00 元，救助后个人负担 0.00 元 | 400.00 | - | year=2023 burden=400.00 residual=0.00',
      '- total.total [本溪市实施方案 四(六)] 全部就诊应救助 400.00 元 | 400.00 | - | ',
      '- payable.payable [本溪市实施方案 四(六)] 本次应支付 400.00 元 | 400.00 − 0.00 = 400.00 | - | aidTotal=400.00 aidPaid=0.00',
    ]);
    const within = aidCase({ visits: [visit({ psychiatric: true, bedDays: 10 })] });
    expect(traceLines('benxi-2023', within, { bedDayRate: '30.00' }, { layers: ['bedDay', 'tilt'] })).toEqual([
      'v1 bedDay.amount [本溪市实施方案 四(五)] 按床日定额救助（县级参数）每日 30.00 元，共 10 日，为 300.00 元，代替基本救助 | 30.00 × 10 = 300.00 | 300.00 | rate=30.00 bedDays=10',
      'v1 bedDay.cap [本溪市实施方案 四(五)] 基本救助年度限额 20,000 元，此前已用 0.00 元，本次后剩余 19,700.00 元 | 20000.00 − 0.00 − 300.00 = 19700.00 | - | cap=20000.00 used=0.00 left=19700.00',
      'v1 tilt.base [本溪市实施方案 四(五)] 按床日定额救助后个人负担 700.00 元，作为倾斜救助的基数 | 1000.00 − 300.00 = 700.00 | - | burden=1000.00 paid=300.00',
      'v1 tilt.deductible [本溪市实施方案 四(五)] 起付标准 3,000 元以内不救助，本次计入 0.00 元 | - | - | base=700.00 before=0.00 deductible=3000.00 underDeductible=700.00',
      'v1 tilt.amount [本溪市实施方案 四(五)] 倾斜救助按 70% 计算，为 0.00 元 | 700.00 未超过 3,000.00，本次 0.00 | 0.00 | base=700.00 underDeductible=700.00 ratio=70%',
      'v1 tilt.cap [本溪市实施方案 四(五)] 倾斜救助年度限额：不设限额 | - | - | used=0.00',
    ]);
  });

  test('names own expense, over-limit and every insurance in the burden, and cuts to the total (contract 4.2, 4.6)', () => {
    const amounts = {
      total: '10000.00',
      ownExpense: '500.00',
      overLimit: '250.50',
      firstPay: '1249.50',
      inScope: '8000.00',
      basic: '2000.00',
      seriousIllness: '1000.00',
      supplement: '300.00',
      other: '6500.00',
    };
    const input = aidCase({ visits: [visit({ amounts })] });
    expect(traceLines('benxi-2023', input)).toEqual([
      'v1 visit.period [本溪市实施方案 八(十四)] 住院，2023年5月10日出院，计入 2023 年度 | - | - | anchor=2023-05-10',
      'v1 identity.class [本溪市实施方案 二(一)] 按低保对象的标准救助 | - | - | dibao=200.00',
      'v1 burden.burden [本溪市实施方案 四(四)] 总费用 10,000.00 元，其中全自费和超限价 750.50 元不计入；先行自付与政策范围内费用合计 9,249.50 元，各项保险已支付 3,300.00 元，政策范围内个人负担 5,949.50 元 | 1249.50 + 8000.00 − 2000.00 − 1000.00 − 300.00 = 5949.50 | - | firstPay=1249.50 inScope=8000.00 basic=2000.00 seriousIllness=1000.00 supplement=300.00',
      'v1 basic.deductible [本溪市实施方案 四(五)] 不设起付标准，本次计入 5,949.50 元 | - | - | base=5949.50 before=0.00 deductible=0.00 underDeductible=0.00',
      'v1 basic.amount [本溪市实施方案 四(五)] 基本救助按 70% 计算，为 4,164.65 元 | (5949.50 − 0.00) × 70% = 4164.65 | 4164.65 | base=5949.50 underDeductible=0.00 ratio=70%',
      'v1 basic.cap [本溪市实施方案 四(五)] 基本救助年度限额 20,000 元，此前已用 0.00 元，本次后剩余 15,835.35 元 | 20000.00 − 0.00 − 4164.65 = 15835.35 | - | cap=20000.00 used=0.00 left=15835.35',
      'v1 tilt.base [本溪市实施方案 四(五)] 基本救助后个人负担 1,784.85 元，作为倾斜救助的基数 | 5949.50 − 4164.65 = 1784.85 | - | burden=5949.50 paid=4164.65',
      'v1 tilt.deductible [本溪市实施方案 四(五)] 起付标准 3,000 元以内不救助，本次计入 0.00 元 | - | - | base=1784.85 before=0.00 deductible=3000.00 underDeductible=1784.85',
      'v1 tilt.amount [本溪市实施方案 四(五)] 倾斜救助按 70% 计算，为 0.00 元 | 1,784.85 未超过 3,000.00，本次 0.00 | 0.00 | base=1784.85 underDeductible=1784.85 ratio=70%',
      'v1 tilt.cap [本溪市实施方案 四(五)] 倾斜救助年度限额：不设限额 | - | - | used=0.00',
      'v1 overTotal.excess [本溪市实施方案 四(六)] 总费用 10,000.00 元，保险和其他支付 9,800.00 元，救助不得超过余下部分，须核减 3,964.65 元 | 10000.00 − 2000.00 − 1000.00 − 300.00 − 6500.00 − 4164.65 = -3964.65 | - | total=10000.00 other=6500.00',
      'v1 basic.overTotal [本溪市实施方案 四(六)] 基本救助核减 3,964.65 元 | 200.00 − 4164.65 = -3964.65 | -3964.65 | ',
      'v1 visit.aid [本溪市实施方案 四(六)] 本次救助 200.00 元，救助后个人负担 5,749.50 元 | 200.00 + 0.00 = 200.00 | - | burden=5949.50 residual=5749.50',
      '- year.total [本溪市实施方案 四(六)] 2023年度纳入救助的个人负担共 5,949.50 元，救助共 200.00 元，救助后个人负担 5,749.50 元 | 200.00 | - | year=2023 burden=5949.50 residual=5749.50',
      '- total.total [本溪市实施方案 四(六)] 全部就诊应救助 200.00 元 | 200.00 | - | ',
      '- payable.payable [本溪市实施方案 四(六)] 本次应支付 200.00 元 | 200.00 − 0.00 = 200.00 | - | aidTotal=200.00 aidPaid=0.00',
    ]);
  });

  test('asks for each year by itself and for what was paid, and ends with what is due (四(六))', () => {
    const input = aidCase({
      aidPaid: [{ year: 2023, amount: '200.00' }],
      visits: [visit({ id: 'a' }), visit({ id: 'b', from: '2024-01-01', to: '2024-01-02' })],
    });
    expect(traceLines('benxi-2023', input, {}, { visit: null })).toEqual([
      '- year.total [本溪市实施方案 四(六)] 2023年度纳入救助的个人负担共 1,000.00 元，救助共 700.00 元，救助后个人负担 300.00 元 | 700.00 | - | year=2023 burden=1000.00 residual=300.00',
      '- year.total [本溪市实施方案 四(六)] 2024年度纳入救助的个人负担共 1,000.00 元，救助共 700.00 元，救助后个人负担 300.00 元 | 700.00 | - | year=2024 burden=1000.00 residual=300.00',
      '- total.total [本溪市实施方案 四(六)] 全部就诊应救助 1,400.00 元 | 700.00 + 700.00 = 1400.00 | - | ',
      '- payable.payable [本溪市实施方案 四(六)] 应救助 1,400.00 元，已支付 200.00 元，本次应支付 1,200.00 元 | 1400.00 − 200.00 = 1200.00 | - | aidTotal=1400.00 aidPaid=200.00',
    ]);
  });

  test('names every parameter that is missing and ends without a payment (contract 3)', () => {
    const person = { insurance: 'resident' as const, identities: [identity('dibao')] };
    const input = aidCase({
      person,
      aidPaid: [{ year: 2023, amount: '5.00' }],
      visits: [visit({ id: 'a', psychiatric: true }), visit({ id: 'b', from: '2022-12-31', to: '2022-12-31' })],
    });
    expect(traceLines('benxi-2023', input)).toEqual([
      'b eligibility.range [本溪市实施方案 八(十四)] 住院（2022年12月31日）暂不能确定：就诊日期不在本政策的有效期内，需按当时的政策办理。 | - | - | fact=2022年12月31日 missing=pack.benxi@2022-12-31',
      'a eligibility.parameters [本溪市实施方案 四(四)] 住院（2023年5月10日）暂不能确定：测算所需的参数或事实尚缺，补齐后才能确定。 | - | - | fact=尚缺：严重精神障碍住院床日定额（元/床日） missing=local.bedDayRate',
      '- total.total [本溪市实施方案 四(六)] 全部就诊应救助 0.00 元 | 0.00 | - | ',
      '- payable.undecided [本溪市实施方案 四(六)] 有就诊尚不能确定，暂不支付，补齐后一并测算 | - | - | aidTotal=0.00 aidPaid=5.00',
    ]);
  });

  test('compares all the classes of a person and takes the best (四(六))', () => {
    const categories = ['illness_poor', 'dibao_edge', 'dibao'] as const;
    const identities = categories.map((category) => identity(category));
    const input = aidCase({
      person: { insurance: 'resident', identities },
      visits: [visit({ amounts: burdenOf('30000.00') })],
    });
    expect(traceLines('benxi-2023', input, {}, { layers: ['identity'] })).toEqual([
      'v1 identity.class [本溪市实施方案 四(六)] 按低保对象为 24,900.00 元，按低保边缘家庭成员为 22,920.00 元，按因病致贫重病患者为 16,250.00 元；取最高的一种，按低保对象救助 | - | - | dibao=24900.00 dibao_edge=22920.00 illness_poor=16250.00',
    ]);
  });

  test('ends with what is to be recovered where more was paid than is due (四(六))', () => {
    const input = aidCase({ aidPaid: [{ year: 2023, amount: '1000.00' }] });
    expect(traceLines('benxi-2023', input, {}, { layers: ['payable'] })).toEqual([
      '- payable.recover [本溪市实施方案 四(六)] 应救助 700.00 元，已支付 1,000.00 元，多支付 300.00 元，须追回 | 700.00 − 1000.00 = -300.00 | - | aidTotal=700.00 aidPaid=1000.00',
    ]);
  });

  test('says that a deductible is met when earlier visits met it to the fen (四(五))', () => {
    const edge = { insurance: 'resident' as const, identities: [identity('dibao_edge')] };
    const of = (burden: string) =>
      traceLines(
        'benxi-2023',
        aidCase({ person: edge, opening: [{ year: 2023, burden, paid: {} }] }),
        {},
        { layers: ['basic'] },
      );
    expect(['1999.99', '2000.00'].map((burden) => of(burden)[0])).toEqual([
      'v1 basic.deductible [本溪市实施方案 四(五)] 起付标准 2,000 元，此前累计 1,999.99 元，余下 0.01 元以内不救助，本次计入 999.99 元 | 2000.00 − 1999.99 = 0.01 | - | base=1000.00 before=1999.99 deductible=2000.00 underDeductible=0.01',
      'v1 basic.deductible [本溪市实施方案 四(五)] 起付标准 2,000 元，此前累计 2,000.00 元，已经扣完，本次计入 1,000.00 元 | - | - | base=1000.00 before=2000.00 deductible=2000.00 underDeductible=0.00',
    ]);
  });

  test('writes a share of nothing as one, and a cap used up to the fen as room of nothing (四(五))', () => {
    const layers = ['basic'];
    const nothing = aidCase({ visits: [visit({ amounts: burdenOf('0.00') })] });
    const edge = { insurance: 'resident' as const, identities: [identity('dibao_edge')] };
    const full = aidCase({ person: edge, opening: [{ year: 2023, burden: '0.00', paid: { basic: '20000.00' } }] });
    expect(traceLines('benxi-2023', nothing, {}, { layers })[1]).toEqual(
      'v1 basic.amount [本溪市实施方案 四(五)] 基本救助按 70% 计算，为 0.00 元 | (0.00 − 0.00) × 70% = 0.00 | 0.00 | base=0.00 underDeductible=0.00 ratio=70%',
    );
    expect(traceLines('benxi-2023', full, {}, { layers })[2]).toEqual(
      'v1 basic.cap [本溪市实施方案 四(五)] 基本救助年度限额 20,000 元，此前已用 20,000.00 元，本次后剩余 0.00 元 | 20000.00 − 20000.00 − 0.00 = 0.00 | - | cap=20000.00 used=20000.00 left=0.00',
    );
  });
});
