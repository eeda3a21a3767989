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

describe('the conditions of a visit', () => {
  test('a stay outside the city needs a referral or a filing (本溪 七(十三))', () => {
    const outside = { level: 3, designated: true, area: 'outside' } as const;
    const visits = [
      at('local', '2023-05-01', { referral: false }),
      at('referred', '2023-05-02', { hospital: outside, referral: true }),
      at('refused', '2023-05-03', { hospital: outside, referral: false }),
      at('unsaid', '2023-05-04', { hospital: outside }),
    ];
    expect(conditionLines('benxi-2023', aidCase({ visits }), ['referral'])).toEqual([
      'local referral pass - [a7-13 本溪市实施方案 七(十三)] 到市域外就医须按规定转诊或备案。 | 市域内 | ',
      'referred referral pass - [a7-13 本溪市实施方案 七(十三)] 到市域外就医须按规定转诊或备案。 | 市域外，已转诊或备案 | ',
      'refused referral fail outside_without_referral [a7-13 本溪市实施方案 七(十三)] 到市域外就医须按规定转诊或备案。 | 市域外，未转诊或备案 | ',
      'unsaid referral fail outside_without_referral [a7-13 本溪市实施方案 七(十三)] 到市域外就医须按规定转诊或备案。 | 市域外，未转诊或备案 | ',
    ]);
  });

  test('costs count only at a designated institution (本溪 四(四))', () => {
    const visits = [at('v1', '2023-05-01', { hospital: { level: 1, designated: false, area: 'local' } })];
    expect(conditionLines('benxi-2023', aidCase({ visits }), ['designated'])).toEqual([
      'v1 designated fail not_designated [a4-4 本溪市实施方案 四(四)] 费用须发生在定点医药机构。 | 非定点医药机构 | ',
    ]);
  });

  test('a policy with a last day says both days, and covers both of them (郑州 2017)', () => {
    const visits = [
      at('before', '2016-12-31'),
      at('first', '2017-01-01'),
      at('last', '2017-12-31'),
      at('after', '2018-01-01'),
    ];
    expect(conditionLines('zhengzhou-2017', aidCase({ visits }), ['range'])).toEqual([
      'before range unknown outside_pack_range [y196 豫政办〔2016〕196号] 出院（就诊）日期须在本政策有效期内（2017年1月1日至2017年12月31日）。 | 2016年12月31日 | pack.zhengzhou@2016-12-31',
      'first range pass - [y196 豫政办〔2016〕196号] 出院（就诊）日期须在本政策有效期内（2017年1月1日至2017年12月31日）。 | 2017年1月1日 | ',
      'last range pass - [y196 豫政办〔2016〕196号] 出院（就诊）日期须在本政策有效期内（2017年1月1日至2017年12月31日）。 | 2017年12月31日 | ',
      'after range unknown outside_pack_range [y196 豫政办〔2016〕196号] 出院（就诊）日期须在本政策有效期内（2017年1月1日至2017年12月31日）。 | 2018年1月1日 | pack.zhengzhou@2018-01-01',
    ]);
  });

  test('a one-off identity reaches back before the policy, only for an application within it (本溪 五(九))', () => {
    const visits = [at('back', '2022-12-31'), at('first', '2023-01-01')];
    const person = resident(identity('illness_poor'));
    const applied = (applicationDate: string) => aidCase({ applicationDate, person, visits });
    expect(conditionLines('benxi-2023', applied('2023-06-30'), ['range'])).toEqual([
      'back range pass - [a8-14 本溪市实施方案 八(十四)] 出院（就诊）日期须在本政策有效期内（2023年1月1日起）。 | 2022年12月31日，早于政策起始日，属一次性救助可追溯的期间，按申请之日的标准计算 | ',
      'first range pass - [a8-14 本溪市实施方案 八(十四)] 出院（就诊）日期须在本政策有效期内（2023年1月1日起）。 | 2023年1月1日 | ',
    ]);
    expect(conditionLines('benxi-2023', applied('2022-12-31'), ['range'])).toEqual([
      'back range unknown outside_pack_range [a8-14 本溪市实施方案 八(十四)] 出院（就诊）日期须在本政策有效期内（2023年1月1日起）。 | 2022年12月31日 | pack.benxi@2022-12-31',
      'first range pass - [a8-14 本溪市实施方案 八(十四)] 出院（就诊）日期须在本政策有效期内（2023年1月1日起）。 | 2023年1月1日 | ',
    ]);
    // Another identity of the same day does not reach back.
    expect(conditionLines('benxi-2023', aidCase({ visits }), ['range'])).toEqual([
      'back range unknown outside_pack_range [a8-14 本溪市实施方案 八(十四)] 出院（就诊）日期须在本政策有效期内（2023年1月1日起）。 | 2022年12月31日 | pack.benxi@2022-12-31',
      'first range pass - [a8-14 本溪市实施方案 八(十四)] 出院（就诊）日期须在本政策有效期内（2023年1月1日起）。 | 2023年1月1日 | ',
    ]);
  });

  test('the household registration is asked for where the policy names one (青海 二)', () => {
    const of = (hukou?: string) => {
      const person = { ...resident(identity('low_income')), ...(hukou === undefined ? {} : { hukou }) };
      return conditionLines('qinghai-2022', aidCase({ person }), ['hukou']);
    };
    expect([...of('632221'), ...of('620102'), ...of()]).toEqual([
      'v1 hukou pass - [a2 青海省实施方案 二] 户籍须在青海省（行政区划代码 63 开头）。 | 户籍代码 632221 | ',
      'v1 hukou fail hukou_outside [a2 青海省实施方案 二] 户籍须在青海省（行政区划代码 63 开头）。 | 户籍代码 620102 | ',
      'v1 hukou unknown parameter_missing [a2 青海省实施方案 二] 户籍须在青海省（行政区划代码 63 开头）。 | 户籍未填写 | person.hukou',
    ]);
    expect(conditionLines('benxi-2023', aidCase(), ['hukou'])).toEqual([]);
  });
});
