import { describe, expect, test } from 'vitest';
import { eligibilityLineSchema } from '#shared/settlement/eligibility-line.ts';
import { assessEligibility } from '#rules';
import { BENXI } from '../support/benxi.ts';
import { aidCase, identity, visit } from '../support/build-case.ts';

const linesOf = (...args: Parameters<typeof aidCase>) => assessEligibility(BENXI, aidCase(...args));

describe('assessEligibility', () => {
  test('asks every condition of a visit in the order of the contract, with rule, fact and article', () => {
    const lines = linesOf();
    expect(
      lines.map(({ condition, rule, fact, result, article }) => [condition, result, rule, fact, article.citation]),
    ).toEqual([
      [
        'range',
        'pass',
        '出院（就诊）日期须在本政策有效期内（2023年1月1日起）。',
        '2023年5月10日',
        '本溪市实施方案 八(十四)',
      ],
      ['insurance', 'pass', '须参加基本医疗保险，先保险、后救助。', '居民医保', '本溪市实施方案 三(三)'],
      ['designated', 'pass', '费用须发生在定点医药机构。', '定点医药机构', '本溪市实施方案 四(四)'],
      ['kind', 'pass', '救助范围为住院、门诊慢特病、重特大疾病长期门诊费用。', '住院', '本溪市实施方案 四(四)'],
      ['referral', 'pass', '到市域外就医须按规定转诊或备案。', '市域内', '本溪市实施方案 七(十三)'],
      [
        'identity',
        'pass',
        '就诊当日须有有效的救助身份。',
        '就诊日期2023年5月10日；低保对象（2020年1月1日起），按低保对象待遇',
        '本溪市实施方案 二(一)',
      ],
      ['parameters', 'pass', '测算所需的参数和事实须齐全。', '齐全', '本溪市实施方案 四(四)'],
    ]);
    for (const line of lines) expect(eligibilityLineSchema.parse(line)).toEqual(line);
  });

  test('asks the conditions after a failed one too, so that everything to mend is seen at once', () => {
    const lines = linesOf({
      person: { insurance: 'none', identities: [] },
      visits: [visit({ kind: 'outpatient_general', hospital: { level: 3, designated: false, area: 'outside' } })],
    });
    expect(lines.map(({ condition, result, reason }) => [condition, result, reason])).toEqual([
      ['range', 'pass', null],
      ['insurance', 'fail', 'not_insured'],
      ['designated', 'fail', 'not_designated'],
      ['kind', 'fail', 'kind_not_covered'],
      ['referral', 'fail', 'outside_without_referral'],
      ['identity', 'fail', 'no_identity'],
    ]);
  });

  test('asks for the look-back only of a person with a one-off identity', () => {
    const person = { insurance: 'resident' as const, identities: [identity('illness_poor')] };
    const line = linesOf({ person, visits: [visit({ from: '2023-12-02', to: '2023-12-02' })] }).find(
      (item) => item.condition === 'lookback',
    );
    expect([line?.rule, line?.fact, line?.reason, line?.article.citation]).toEqual([
      '一次性救助只计申请之日前 12 个月内的费用（2022年12月1日至2023年12月1日，含首尾两日）。',
      '就诊日期2023年12月2日',
      'after_application',
      '本溪市实施方案 五(九)',
    ]);
  });

  test('passes the look-back of a visit outside it when another identity aids the visit', () => {
    const person = { insurance: 'resident' as const, identities: [identity('illness_poor'), identity('dibao')] };
    const line = linesOf({ person, visits: [visit({ from: '2023-12-02', to: '2023-12-02' })] }).find(
      (item) => item.condition === 'lookback',
    );
    expect([line?.result, line?.fact]).toEqual(['pass', '就诊日期2023年12月2日，不在此期间，按其他有效身份救助']);
  });

  test('says of each identity why it does not count', () => {
    const identities = [identity('dibao', '2020-01-01', '2022-12-31'), identity('out_of_poverty')];
    const line = linesOf({ person: { insurance: 'resident', identities } }).find(
      (item) => item.condition === 'identity',
    );
    expect([line?.reason, line?.fact]).toEqual([
      'not_aided_class',
      '就诊日期2023年5月10日；低保对象（2020年1月1日至2022年12月31日），就诊当日不在有效期内；脱贫人口（2020年1月1日起），按本政策不享受医疗救助',
    ]);
  });

  test('turns what is missing into an unknown with a name a clerk can act on', () => {
    const lines = linesOf({ visits: [visit({ psychiatric: true })] });
    expect(lines.at(-1)).toEqual({
      visit: 'v1',
      condition: 'parameters',
      rule: '测算所需的参数和事实须齐全。',
      fact: '尚缺：严重精神障碍住院床日定额（元/床日）',
      result: 'unknown',
      reason: 'parameter_missing',
      article: { key: 'a4-4', citation: '本溪市实施方案 四(四)' },
      missing: ['local.bedDayRate'],
    });
  });

  test('leaves a date that no policy covers unknown', () => {
    const [range] = linesOf({ visits: [visit({ from: '2022-05-01', to: '2022-05-01' })] });
    expect([range?.result, range?.reason, range?.missing]).toEqual([
      'unknown',
      'outside_pack_range',
      ['pack.benxi@2022-05-01'],
    ]);
  });

  test('reaches back to the first day there is and no further', () => {
    const person = { insurance: 'resident' as const, identities: [identity('illness_poor', '1000-01-01')] };
    const line = linesOf({ person, applicationDate: '1000-06-30', visits: [visit()] }).find(
      (item) => item.condition === 'lookback',
    );
    expect([line?.rule, line?.reason]).toEqual([
      '一次性救助只计申请之日前 12 个月内的费用（1000年1月1日至1000年6月30日，含首尾两日）。',
      'after_application',
    ]);
  });
});
