import { describe, expect, test } from 'vitest';
import type { AidCase, AidIdentity, AidVisit } from '#shared/settlement/case-file.ts';
import { aidCase, identity, visit } from '../../support/build-case.ts';
import { conditionLines } from '../../support/print-lines.ts';

const resident = (...identities: readonly AidIdentity[]): AidCase['person'] => ({
  insurance: 'resident',
  identities: [...identities],
});
const at = (id: string, day: string, changes: Partial<AidVisit> = {}): AidVisit =>
  visit({ id, from: day, to: day, ...changes });

describe('the identity of a visit', () => {
  const ofIdentities = (pack: string, ...identities: readonly AidIdentity[]) =>
    conditionLines(pack, aidCase({ person: resident(...identities) }), ['identity', 'lookback']);

  test('is missing where none is recorded', () => {
    expect(ofIdentities('benxi-2023')).toEqual([
      'v1 identity fail no_identity [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份。 | 没有登记救助身份 | ',
    ]);
  });

  test('cites the article of the identity that aids, wherever it stands in the list (本溪 二(一), 四(六))', () => {
    expect(ofIdentities('benxi-2023', identity('special_care'), identity('returned_poor'))).toEqual([
      'v1 identity pass - [a4-6 本溪市实施方案 四(六)] 就诊当日须有有效的救助身份。 | 就诊日期2023年5月10日；重点优抚对象（2020年1月1日起），按本政策不享受医疗救助；返贫致贫人口（2020年1月1日起），按低保对象待遇 | ',
    ]);
    expect(ofIdentities('benxi-2023', identity('out_of_poverty'))).toEqual([
      'v1 identity fail not_aided_class [a4-6 本溪市实施方案 四(六)] 就诊当日须有有效的救助身份。 | 就诊日期2023年5月10日；脱贫人口（2020年1月1日起），按本政策不享受医疗救助 | ',
    ]);
    expect(ofIdentities('benxi-2023', identity('special_care'))).toEqual([
      'v1 identity fail not_aided_class [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份。 | 就诊日期2023年5月10日；重点优抚对象（2020年1月1日起），按本政策不享受医疗救助 | ',
    ]);
  });

  test('holds on its first and its last day and on no other (contract 2)', () => {
    const on = (day: string) =>
      conditionLines(
        'benxi-2023',
        aidCase({ person: resident(identity('dibao', '2023-03-01', '2023-09-30')), visits: [at(day, day)] }),
        ['identity'],
      );
    const days = ['2023-02-28', '2023-03-01', '2023-09-30', '2023-10-01'];
    expect(days.flatMap(on)).toEqual([
      '2023-02-28 identity fail identity_ended [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份。 | 就诊日期2023年2月28日；低保对象（2023年3月1日至2023年9月30日），就诊当日不在有效期内 | ',
      '2023-03-01 identity pass - [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份。 | 就诊日期2023年3月1日；低保对象（2023年3月1日至2023年9月30日），按低保对象待遇 | ',
      '2023-09-30 identity pass - [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份。 | 就诊日期2023年9月30日；低保对象（2023年3月1日至2023年9月30日），按低保对象待遇 | ',
      '2023-10-01 identity fail identity_ended [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份。 | 就诊日期2023年10月1日；低保对象（2023年3月1日至2023年9月30日），就诊当日不在有效期内 | ',
    ]);
  });

  test('of a one-off class is asked on the day of the application, not of the visit (本溪 五(九))', () => {
    const ended = identity('illness_poor', '2020-01-01', '2023-11-30');
    const begun = identity('illness_poor', '2023-12-01');
    expect(ofIdentities('benxi-2023', ended)).toEqual([
      'v1 identity fail identity_ended [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份（一次性救助看申请之日的身份）。 | 就诊日期2023年5月10日；因病致贫重病患者（2020年1月1日至2023年11月30日），申请之日不在有效期内 | ',
    ]);
    expect(ofIdentities('benxi-2023', begun)).toEqual([
      'v1 identity pass - [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份（一次性救助看申请之日的身份）。 | 就诊日期2023年5月10日；因病致贫重病患者（2023年12月1日起），按因病致贫重病患者待遇 | ',
      'v1 lookback pass - [a5-9 本溪市实施方案 五(九)] 一次性救助只计申请之日前 12 个月内的费用（2022年12月1日至2023年12月1日，含首尾两日）。 | 就诊日期2023年5月10日 | ',
    ]);
    expect(ofIdentities('benxi-2023', ended, identity('dibao'))).toEqual([
      'v1 identity pass - [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份（一次性救助看申请之日的身份）。 | 就诊日期2023年5月10日；因病致贫重病患者（2020年1月1日至2023年11月30日），申请之日不在有效期内；低保对象（2020年1月1日起），按低保对象待遇 | ',
    ]);
  });

  test('of a one-off class covers both ends of the 12 months, a leap day’s year ends on 02-28 (本溪 五(九))', () => {
    const person = resident(identity('illness_poor'));
    const days = ['2023-02-27', '2023-02-28', '2024-02-29', '2024-03-01'];
    const input = aidCase({ applicationDate: '2024-02-29', person, visits: days.map((day) => at(day, day)) });
    expect(conditionLines('benxi-2023', input, ['identity', 'lookback'])).toEqual([
      '2023-02-27 identity pass - [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份（一次性救助看申请之日的身份）。 | 就诊日期2023年2月27日；因病致贫重病患者（2020年1月1日起），按因病致贫重病患者待遇 | ',
      '2023-02-27 lookback fail before_lookback [a5-9 本溪市实施方案 五(九)] 一次性救助只计申请之日前 12 个月内的费用（2023年2月28日至2024年2月29日，含首尾两日）。 | 就诊日期2023年2月27日 | ',
      '2023-02-28 identity pass - [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份（一次性救助看申请之日的身份）。 | 就诊日期2023年2月28日；因病致贫重病患者（2020年1月1日起），按因病致贫重病患者待遇 | ',
      '2023-02-28 lookback pass - [a5-9 本溪市实施方案 五(九)] 一次性救助只计申请之日前 12 个月内的费用（2023年2月28日至2024年2月29日，含首尾两日）。 | 就诊日期2023年2月28日 | ',
      '2024-02-29 identity pass - [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份（一次性救助看申请之日的身份）。 | 就诊日期2024年2月29日；因病致贫重病患者（2020年1月1日起），按因病致贫重病患者待遇 | ',
      '2024-02-29 lookback pass - [a5-9 本溪市实施方案 五(九)] 一次性救助只计申请之日前 12 个月内的费用（2023年2月28日至2024年2月29日，含首尾两日）。 | 就诊日期2024年2月29日 | ',
      '2024-03-01 identity pass - [a2-1 本溪市实施方案 二(一)] 就诊当日须有有效的救助身份（一次性救助看申请之日的身份）。 | 就诊日期2024年3月1日；因病致贫重病患者（2020年1月1日起），按因病致贫重病患者待遇 | ',
      '2024-03-01 lookback fail after_application [a5-9 本溪市实施方案 五(九)] 一次性救助只计申请之日前 12 个月内的费用（2023年2月28日至2024年2月29日，含首尾两日）。 | 就诊日期2024年3月1日 | ',
    ]);
  });

  test('of a one-off class outside its period leaves the visit to another identity (本溪 五(九))', () => {
    const person = resident(identity('illness_poor'), identity('dibao', '2023-01-01', '2023-12-31'));
    const days = ['2023-02-27', '2023-05-01'];
    const input = aidCase({ applicationDate: '2024-02-29', person, visits: days.map((day) => at(day, day)) });
    expect(conditionLines('benxi-2023', input, ['lookback'])).toEqual([
      '2023-02-27 lookback pass - [a5-9 本溪市实施方案 五(九)] 一次性救助只计申请之日前 12 个月内的费用（2023年2月28日至2024年2月29日，含首尾两日）。 | 就诊日期2023年2月27日，不在此期间，按其他有效身份救助 | ',
      '2023-05-01 lookback pass - [a5-9 本溪市实施方案 五(九)] 一次性救助只计申请之日前 12 个月内的费用（2023年2月28日至2024年2月29日，含首尾两日）。 | 就诊日期2023年5月1日 | ',
    ]);
  });

  test('支出型贫困 looks back 180 days for stays, the 180th day in (青海 五(二))', () => {
    const person = { ...resident(identity('expenditure_poor', '2023-06-30')), hukou: '630102' };
    const visits = [
      at('181', '2022-12-31'),
      at('180', '2023-01-01'),
      at('day before', '2023-06-29'),
      at('same day', '2023-06-30'),
      at('outpatient', '2023-06-29', { kind: 'outpatient_chronic' }),
    ];
    const input = aidCase({ person, visits });
    expect(conditionLines('qinghai-2022', input, ['identity', 'lookback'])).toEqual([
      '181 identity pass - [a2 青海省实施方案 二] 就诊当日须有有效的救助身份。 | 就诊日期2022年12月31日；支出型贫困家庭成员（2023年6月30日起），按支出型贫困家庭成员待遇 | ',
      '181 lookback fail before_lookback [a5-2 青海省实施方案 五(二)] 支出型贫困家庭成员自认定之日起向前追溯 180 日（2023年1月1日起，含当日）。 | 就诊日期2022年12月31日 | ',
      '180 identity pass - [a2 青海省实施方案 二] 就诊当日须有有效的救助身份。 | 就诊日期2023年1月1日；支出型贫困家庭成员（2023年6月30日起），按支出型贫困家庭成员待遇 | ',
      '180 lookback pass - [a5-2 青海省实施方案 五(二)] 支出型贫困家庭成员自认定之日起向前追溯 180 日（2023年1月1日起，含当日）。 | 就诊日期2023年1月1日 | ',
      'day before identity pass - [a2 青海省实施方案 二] 就诊当日须有有效的救助身份。 | 就诊日期2023年6月29日；支出型贫困家庭成员（2023年6月30日起），按支出型贫困家庭成员待遇 | ',
      'day before lookback pass - [a5-2 青海省实施方案 五(二)] 支出型贫困家庭成员自认定之日起向前追溯 180 日（2023年1月1日起，含当日）。 | 就诊日期2023年6月29日 | ',
      'same day identity pass - [a2 青海省实施方案 二] 就诊当日须有有效的救助身份。 | 就诊日期2023年6月30日；支出型贫困家庭成员（2023年6月30日起），按支出型贫困家庭成员待遇 | ',
      'outpatient identity fail identity_ended [a2 青海省实施方案 二] 就诊当日须有有效的救助身份。 | 就诊日期2023年6月29日；支出型贫困家庭成员（2023年6月30日起），就诊当日不在有效期内 | ',
    ]);
  });

  test('whose look-back misses the visit leaves it to another identity, and the one that reaches is named (青海 五(二))', () => {
    const late = identity('expenditure_poor', '2023-12-01');
    const near = identity('expenditure_poor', '2023-06-30');
    const of = (...identities: readonly AidIdentity[]) =>
      conditionLines('qinghai-2022', aidCase({ person: { ...resident(...identities), hukou: '630102' } }), [
        'identity',
        'lookback',
      ]);
    expect(of(late, identity('low_income'))).toEqual([
      'v1 identity pass - [a2 青海省实施方案 二] 就诊当日须有有效的救助身份。 | 就诊日期2023年5月10日；支出型贫困家庭成员（2023年12月1日起），按支出型贫困家庭成员待遇；低收入家庭成员（2020年1月1日起），按低收入家庭成员（含低保边缘）待遇 | ',
      'v1 lookback pass - [a5-2 青海省实施方案 五(二)] 支出型贫困家庭成员自认定之日起向前追溯 180 日（2023年6月4日起，含当日）。 | 就诊日期2023年5月10日，追溯不到，按其他有效身份救助 | ',
    ]);
    expect(of(late, near)).toEqual([
      'v1 identity pass - [a2 青海省实施方案 二] 就诊当日须有有效的救助身份。 | 就诊日期2023年5月10日；支出型贫困家庭成员（2023年12月1日起），按支出型贫困家庭成员待遇；支出型贫困家庭成员（2023年6月30日起），按支出型贫困家庭成员待遇 | ',
      'v1 lookback pass - [a5-2 青海省实施方案 五(二)] 支出型贫困家庭成员自认定之日起向前追溯 180 日（2023年1月1日起，含当日）。 | 就诊日期2023年5月10日 | ',
    ]);
    expect(of(late)).toEqual([
      'v1 identity pass - [a2 青海省实施方案 二] 就诊当日须有有效的救助身份。 | 就诊日期2023年5月10日；支出型贫困家庭成员（2023年12月1日起），按支出型贫困家庭成员待遇 | ',
      'v1 lookback fail before_lookback [a5-2 青海省实施方案 五(二)] 支出型贫困家庭成员自认定之日起向前追溯 180 日（2023年6月4日起，含当日）。 | 就诊日期2023年5月10日 | ',
    ]);
    expect(of(near, identity('low_income'))).toEqual([
      'v1 identity pass - [a2 青海省实施方案 二] 就诊当日须有有效的救助身份。 | 就诊日期2023年5月10日；支出型贫困家庭成员（2023年6月30日起），按支出型贫困家庭成员待遇；低收入家庭成员（2020年1月1日起），按低收入家庭成员（含低保边缘）待遇 | ',
      'v1 lookback pass - [a5-2 青海省实施方案 五(二)] 支出型贫困家庭成员自认定之日起向前追溯 180 日（2023年1月1日起，含当日）。 | 就诊日期2023年5月10日 | ',
    ]);
  });

  test('reaches back to the first day there is, a year and 180 days counted from it (本溪 五(九), 青海 五(二))', () => {
    const periodOf = (applicationDate: string) =>
      conditionLines(
        'benxi-2023',
        aidCase({ applicationDate, person: resident(identity('illness_poor', '1000-01-01')) }),
        ['lookback'],
      ).map((line) => /（.*?至/.exec(line)?.[0]);
    expect(['1000-12-31', '1001-01-15', '1001-11-30', '1002-02-28'].flatMap(periodOf)).toEqual([
      '（1000年1月1日至',
      '（1000年1月15日至',
      '（1000年11月30日至',
      '（1001年2月28日至',
    ]);
    const startOf = (from: string) =>
      conditionLines(
        'qinghai-2022',
        aidCase({ person: resident(identity('expenditure_poor', from)), visits: [at('v1', '1000-01-02')] }),
        ['lookback'],
      ).map((line) => /（.*?起/.exec(line)?.[0]);
    expect(['1000-03-01', '1000-06-30', '1000-07-01'].flatMap(startOf)).toEqual([
      '（1000年1月1日起',
      '（1000年1月1日起',
      '（1000年1月2日起',
    ]);
  });
});
