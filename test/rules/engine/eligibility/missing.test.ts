import { describe, expect, test } from 'vitest';
import type { AidCase, AidIdentity } from '#shared/settlement/case-file.ts';
import { aidCase, identity, visit } from '../../support/build-case.ts';
import { conditionLines } from '../../support/print-lines.ts';

const resident = (...identities: readonly AidIdentity[]): AidCase['person'] => ({
  insurance: 'resident',
  identities: [...identities],
});

describe('what is missing', () => {
  const missingOf = (pack: string, input: AidCase) => conditionLines(pack, input, ['parameters']);
  const qinghai = (person: Partial<AidCase['person']>, changes: Partial<AidCase> = {}) =>
    aidCase({ person: { ...resident(identity('low_income')), hukou: '630102', ...person }, ...changes });
  const compute = visit({ layers: 'compute' });

  test('names a slip’s layers for an employee, whom the engine cannot compute (contract 4.8)', () => {
    expect(missingOf('qinghai-2022', qinghai({ insurance: 'employee' }, { visits: [compute] }))).toEqual([
      'v1 parameters unknown parameter_missing [a4-1 青海省实施方案 四(一)] 测算所需的参数和事实须齐全。 | 尚缺：职工医保各层支付金额，请按结算单填写 | local.employeeLayers',
    ]);
  });

  test('names 大病 where the policy has no layers (contract 4.8)', () => {
    expect(missingOf('benxi-2023', aidCase({ visits: [compute] }))).toEqual([
      'v1 parameters unknown parameter_missing [a4-4 本溪市实施方案 四(四)] 测算所需的参数和事实须齐全。 | 尚缺：大病保险支付金额，请按结算单填写 | local.seriousIllness',
    ]);
  });

  test('names x of the opening where a layer must go on from it (contract 4.8)', () => {
    const opening = [{ year: 2023, burden: '100.00', paid: {} }];
    expect(missingOf('qinghai-2022', qinghai({}, { visits: [compute], opening }))).toEqual([
      'v1 parameters unknown parameter_missing [a4-1 青海省实施方案 四(一)] 测算所需的参数和事实须齐全。 | 尚缺：别处费用的医保后负担累计 | opening.x',
    ]);
    expect(missingOf('qinghai-2022', qinghai({}, { visits: [visit()], opening }))).toEqual([
      'v1 parameters pass - [a4-1 青海省实施方案 四(一)] 测算所需的参数和事实须齐全。 | 齐全 | ',
    ]);
  });

  test('names the household registration only for a class that has 补充 (contract 6.3)', () => {
    const of = (category: 'dibao' | 'child_in_need') =>
      missingOf(
        'zhengzhou-2017',
        aidCase({
          person: resident(identity(category, '2016-01-01')),
          visits: [visit({ from: '2017-05-01', to: '2017-05-01', layers: 'compute' })],
        }),
      );
    expect([...of('dibao'), ...of('child_in_need')]).toEqual([
      'v1 parameters unknown parameter_missing [n2-4 郑民文〔2017〕131号 二(四)] 测算所需的参数和事实须齐全。 | 尚缺：户籍地代码（6 位） | person.hukou',
      'v1 parameters unknown parameter_missing [n2-4 郑民文〔2017〕131号 二(四)] 测算所需的参数和事实须齐全。 | 尚缺：困境儿童的救助标准和年度限额（住院） | local.child_in_need.inpatient',
    ]);
  });

  test('lists what each class lacks first, in one order whatever that of the identities (contract 5)', () => {
    const [tekun, orphan] = [identity('tekun'), identity('orphan')];
    const stay = { visits: [visit(), visit({ id: 'v2', kind: 'outpatient_chronic' })] };
    const one = missingOf('qinghai-2022', qinghai({ identities: [tekun, orphan] }, stay));
    expect(one).toEqual([
      'v1 parameters unknown parameter_missing [a4-1 青海省实施方案 四(一)] 测算所需的参数和事实须齐全。 | 尚缺：孤儿的住院、门诊救助标准和年度限额（住院）、特困人员的住院、门诊救助标准和年度限额（住院） | local.orphan.inpatient local.tekun.inpatient',
      'v2 parameters unknown parameter_missing [a4-1 青海省实施方案 四(一)] 测算所需的参数和事实须齐全。 | 尚缺：孤儿的住院、门诊救助标准和年度限额（门诊）、特困人员的住院、门诊救助标准和年度限额（门诊） | local.orphan.outpatient local.tekun.outpatient',
    ]);
    expect(missingOf('qinghai-2022', qinghai({ identities: [orphan, tekun] }, stay))).toEqual(one);
  });

  test('names the bands that the county has not set (呼和浩特 03)', () => {
    const person = resident(identity('dibao'), identity('tekun'));
    expect(missingOf('hohhot-2022', aidCase({ person }))).toEqual([
      'v1 parameters unknown parameter_missing [p3 呼和浩特市医保局通报 03 三重保障] 测算所需的参数和事实须齐全。 | 尚缺：低保对象、返贫致贫人口住院救助分段比例 | local.dibaoTiers',
    ]);
  });

  test('is not asked where no class is there to be tried', () => {
    expect(missingOf('benxi-2023', aidCase({ person: resident() }))).toEqual([]);
    expect(missingOf('benxi-2023', aidCase({ visits: [visit({ from: '2022-05-01', to: '2022-05-01' })] }))).toEqual([]);
  });
});
