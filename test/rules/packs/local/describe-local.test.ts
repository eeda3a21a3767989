import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeLocal, describeMissing, findLocalFaults, settleCase, type LocalField, type LocalShape } from '#rules';
import { packOf, PACKS_UNDER_TEST } from '../../support/packs.ts';
import { randomPackCase } from '../../support/random-pack-case.ts';

const of = (id: string, key: string) => {
  const found = describeLocal(packOf(id).content).find((item) => item.key === key);
  if (found === undefined) throw new Error(`${id} has no parameter ${key}`);
  return found;
};

/** A value as somebody would type it who fills in everything the shape has. */
function filled(shape: LocalShape): unknown {
  const object = (fields: readonly LocalField[]) =>
    Object.fromEntries(fields.map((field) => [field.key, filled(field.shape)]));
  switch (shape.type) {
    case 'amount':
      return '1500.00';
    case 'ratio':
      return '0.65';
    case 'fields':
      return object(shape.fields);
    case 'table':
      return [object(shape.columns), { ...object(shape.columns), upTo: null }];
    default:
      throw new Error('No such shape');
  }
}

describe('the description of a local parameter', () => {
  test('says of an amount what it is, its unit, who sets it and by which article', () => {
    expect(of('benxi-2023', 'bedDayRate')).toMatchObject({
      name: '严重精神障碍住院床日定额',
      shape: { type: 'amount', unit: '元/床日' },
      setByName: '县级',
      citation: '本溪市实施方案 四(五)',
      needs: [{ missing: 'local.bedDayRate', waits: '特困人员、孤儿、低保对象的按床日定额救助' }],
    });
  });

  test('names the parts of terms by class, and leaves out what the policy publishes', () => {
    const { shape, needs } = of('qinghai-2022', 'low_income');
    expect(shape.type === 'fields' && shape.fields.map(({ key, label, ifEmpty }) => [key, label, ifEmpty])).toEqual([
      ['outpatient', '门诊', '门诊费用不能测算'],
      ['cap', '年度限额', '不设限额'],
    ]);
    expect(needs).toEqual([
      {
        missing: 'local.low_income.outpatient',
        waits: '低收入家庭成员（含低保边缘）的门诊慢特病、重特大疾病长期门诊救助',
      },
    ]);
  });

  test('gives tiers as a table with columns, and caps by class as one field a class', () => {
    const tiers = of('hohhot-2022', 'dibaoTiers').shape;
    expect(tiers.type === 'table' && tiers.columns.map(({ key, shape }) => [key, shape.type])).toEqual([
      ['upTo', 'amount'],
      ['ratio', 'ratio'],
    ]);
    const caps = of('hohhot-2022', 'caps');
    expect(caps.needs).toEqual([]);
    expect(caps.shape.type === 'fields' && caps.shape.fields.map(({ key }) => key)).toEqual([
      'tekun',
      'dibao',
      'monitored',
    ]);
  });

  test.each(PACKS_UNDER_TEST)('of $pack.content.id leads to a value that the engine takes', ({ pack }) => {
    for (const { key, shape } of describeLocal(pack.content)) {
      expect([key, findLocalFaults(pack.content, key, filled(shape))]).toEqual([key, []]);
    }
  });

  test.each(PACKS_UNDER_TEST)('of $pack.content.id knows every parameter that a case is found to miss', (item) => {
    const beside = new Set(['person.hukou', 'opening.x', 'local.employeeLayers', 'local.seriousIllness']);
    fc.assert(
      fc.property(randomPackCase(item), (aidCase) => {
        const { missing } = settleCase(item.pack, aidCase, {});
        const unknown = missing.filter(
          (name) => !beside.has(name) && !name.startsWith('pack.') && describeMissing(item.pack.content, name) === null,
        );
        expect(unknown).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('says in one sentence what waits for a missing parameter', () => {
    expect(describeMissing(packOf('qinghai-2022').content, 'local.orphan.inpatient')?.sentence).toBe(
      '孤儿的住院救助要用县级参数“孤儿的住院、门诊救助标准和年度限额”，还没有填写',
    );
    expect(describeMissing(packOf('qinghai-2022').content, 'person.hukou')).toBeNull();
  });
});

describe('what is wrong with a value a county types', () => {
  const hohhot = (key: string, value: unknown) => findLocalFaults(packOf('hohhot-2022').content, key, value);

  test('is said in Chinese with the place in the value', () => {
    expect(hohhot('dibao', { outpatient: { deductible: '1,000', ratio: '' } })).toEqual([
      {
        path: ['outpatient', 'deductible'],
        words: '“1,000”不是金额，请写成 2000 或 2000.00，不超过 99,999,999.99 元',
      },
      { path: ['outpatient', 'ratio'], words: '请填写比例' },
    ]);
    expect(hohhot('dibao', { outpatient: {} }).map(({ words }) => words)).toEqual(['请填写金额', '请填写比例']);
    expect(hohhot('dibao', { inpatient: { deductible: '0.00', ratio: '0.70' } })).toEqual([
      { path: ['inpatient'], words: '政策已经规定，或者不由地方设定，不能填写' },
    ]);
    expect(hohhot('dibao', 'x')).toEqual([{ path: [], words: '这一组没有填写完整' }]);
    expect(hohhot('caps', { dibao: '-1', nobody: '1.00' })).toEqual([
      { path: ['dibao'], words: '“-1”不是金额，请写成 2000 或 2000.00，不超过 99,999,999.99 元' },
      { path: ['nobody'], words: '没有这一项，请删除' },
    ]);
    expect(hohhot('none', '1')).toEqual([{ path: [], words: '呼和浩特市医保局 2023-01-12 通报没有这个参数' }]);
  });

  test('is said of tiers row by row', () => {
    const tiers = (...rows: readonly (readonly [string | null, string])[]) =>
      hohhot(
        'dibaoTiers',
        rows.map(([upTo, ratio]) => ({ upTo, ratio })),
      );
    expect(hohhot('dibaoTiers', [])).toEqual([{ path: [], words: '请至少填写一段' }]);
    expect(hohhot('dibaoTiers', null)).toEqual([{ path: [], words: '请至少填写一段' }]);
    expect(tiers(['10000.00', '0.70'])).toEqual([{ path: [0, 'upTo'], words: '最后一段不设上限，请把上限留空' }]);
    expect(tiers([null, '0.70'], [null, '0.85'])).toEqual([
      { path: [0, 'upTo'], words: '只有最后一段可以不设上限，请填写这一段的上限' },
    ]);
    expect(tiers(['10000.00', '0.70'], ['10000.00', '0.80'], [null, '0.85'])).toEqual([
      { path: [1, 'upTo'], words: '这一段的上限要高于上一段' },
    ]);
    expect(tiers(['x', '0.70'], [null, '1.85'])).toEqual([
      { path: [0, 'upTo'], words: '“x”不是金额，请写成 2000 或 2000.00' },
      { path: [1, 'ratio'], words: '“1.85”不是比例，请填写 0 至 100% 之间的数' },
    ]);
  });
});
