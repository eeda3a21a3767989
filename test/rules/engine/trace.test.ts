import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AidCase } from '#shared/settlement/case-file.ts';
import { stepFigure, type TraceStep } from '#shared/settlement/trace-step.ts';
import { settleCase } from '#rules';
import { BENXI } from '../support/benxi.ts';
import { aidCase, burdenOf, identity, visit } from '../support/build-case.ts';
import { calculate, readUnderDeductible } from '../support/calculate.ts';
import { randomCase, randomLocal } from '../support/random-case.ts';

const traceOf = (input: AidCase, local: Record<string, string> = {}): readonly TraceStep[] =>
  settleCase(BENXI, input, { local, trace: true }).trace ?? [];
const stepOf = (trace: readonly TraceStep[], visitId: string | null, layer: string, step: string) =>
  trace.find((item) => item.visit === visitId && item.layer === layer && item.step === step);

describe('every formula of a trace', () => {
  test('comes out on a pocket calculator, rounded half up, and is the result where there is one', () => {
    fc.assert(
      fc.property(randomCase, randomLocal, (input, local) => {
        for (const { formula, result, text } of settleCase(BENXI, input, { local, trace: true }).trace ?? []) {
          if (formula === null || readUnderDeductible(formula) !== null) continue;
          // A sum of one amount stands alone: it is its own result.
          const [left = '', right = left, ...more] = formula.split(' = ');
          expect(more, text).toEqual([]);
          expect(calculate(left).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2), formula).toBe(right);
          if (result !== null) expect(result, formula).toBe(right);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('says so where the deductible takes the whole base, and only there', () => {
    fc.assert(
      fc.property(randomCase, randomLocal, (input, local) => {
        const trace = settleCase(BENXI, input, { local, trace: true }).trace ?? [];
        const amounts = trace.filter(
          ({ step, inputs }) => step === 'amount' && inputs['underDeductible'] !== undefined,
        );
        for (const { formula, result, inputs } of amounts) {
          const under = readUnderDeductible(formula ?? '');
          const isTaken = inputs['base'] === inputs['underDeductible'];
          if (under === null) expect(isTaken && inputs['base'] !== '0.00', formula ?? '').toBe(false);
          else expect([isTaken, under.base.lte(under.rest), result], formula ?? '').toEqual([true, true, '0.00']);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('stands wherever the step has a result', () => {
    fc.assert(
      fc.property(randomCase, randomLocal, (input, local) => {
        const trace = settleCase(BENXI, input, { local, trace: true }).trace ?? [];
        expect(trace.filter((step) => step.result !== null && step.formula === null)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the trace of one stay of a dibao person', () => {
  const amounts = {
    ...burdenOf('0.00'),
    total: '50000.00',
    ownExpense: '3000.00',
    firstPay: '2000.00',
    inScope: '45000.00',
    basic: '26000.00',
    seriousIllness: '6000.00',
  };
  const trace = traceOf(aidCase({ visits: [visit({ to: '2023-05-15', amounts })] }));

  test('reads line by line, each line with its article', () => {
    expect(trace.map(({ text, formula, result, clause }) => [text, formula, result, clause])).toEqual([
      ['住院，2023年5月15日出院，计入 2023 年度', null, null, '本溪市实施方案 八(十四)'],
      ['按低保对象的标准救助', null, null, '本溪市实施方案 二(一)'],
      [
        '总费用 50,000.00 元，其中全自费和超限价 3,000.00 元不计入；先行自付与政策范围内费用合计 47,000.00 元，各项保险已支付 32,000.00 元，政策范围内个人负担 15,000.00 元',
        '2000.00 + 45000.00 − 26000.00 − 6000.00 − 0.00 = 15000.00',
        null,
        '本溪市实施方案 四(四)',
      ],
      ['不设起付标准，本次计入 15,000.00 元', null, null, '本溪市实施方案 四(五)'],
      [
        '基本救助按 70% 计算，为 10,500.00 元',
        '(15000.00 − 0.00) × 70% = 10500.00',
        '10500.00',
        '本溪市实施方案 四(五)',
      ],
      [
        '基本救助年度限额 20,000 元，此前已用 0.00 元，本次后剩余 9,500.00 元',
        '20000.00 − 0.00 − 10500.00 = 9500.00',
        null,
        '本溪市实施方案 四(五)',
      ],
      [
        '基本救助后个人负担 4,500.00 元，作为倾斜救助的基数',
        '15000.00 − 10500.00 = 4500.00',
        null,
        '本溪市实施方案 四(五)',
      ],
      ['起付标准 3,000 元以内不救助，本次计入 1,500.00 元', null, null, '本溪市实施方案 四(五)'],
      [
        '倾斜救助按 70% 计算，为 1,050.00 元',
        '(4500.00 − 3000.00) × 70% = 1050.00',
        '1050.00',
        '本溪市实施方案 四(五)',
      ],
      ['倾斜救助年度限额：不设限额', null, null, '本溪市实施方案 四(五)'],
      [
        '本次救助 11,550.00 元，救助后个人负担 3,450.00 元',
        '10500.00 + 1050.00 = 11550.00',
        null,
        '本溪市实施方案 四(六)',
      ],
      [
        '2023年度纳入救助的个人负担共 15,000.00 元，救助共 11,550.00 元，救助后个人负担 3,450.00 元',
        '11550.00',
        null,
        '本溪市实施方案 四(六)',
      ],
      ['全部就诊应救助 11,550.00 元', '11550.00', null, '本溪市实施方案 四(六)'],
      ['本次应支付 11,550.00 元', '11550.00 − 0.00 = 11550.00', null, '本溪市实施方案 四(六)'],
    ]);
  });

  test('shows the figure of every line: its result, or the end of its formula', () => {
    expect(trace.map(stepFigure).filter((figure) => figure !== null)).toEqual([
      '15000.00',
      '10500.00',
      '9500.00',
      '4500.00',
      '1050.00',
      '11550.00',
      '11550.00',
      '11550.00',
      '11550.00',
    ]);
  });

  test('is left out unless it is asked for', () => {
    expect(settleCase(BENXI, aidCase())).not.toHaveProperty('trace');
  });
});

describe('the trace', () => {
  test('says what is left of a deductible that earlier visits partly met', () => {
    const visits = [
      visit({ id: 'a', to: '2023-06-01', amounts: burdenOf('1500.00') }),
      visit({ id: 'b', to: '2023-07-01', amounts: burdenOf('2500.00') }),
      visit({ id: 'c', to: '2023-08-01', amounts: burdenOf('100.00') }),
    ];
    const person = { insurance: 'resident', identities: [identity('dibao_edge')] } as const;
    const trace = traceOf(aidCase({ person: { ...person, identities: [...person.identities] }, visits }));
    const lines = ['a', 'b', 'c'].map((id) => stepOf(trace, id, 'basic', 'deductible'));
    expect(lines.map((step) => [step?.text, step?.formula])).toEqual([
      ['起付标准 2,000 元以内不救助，本次计入 0.00 元', null],
      [
        '起付标准 2,000 元，此前累计 1,500.00 元，余下 500.00 元以内不救助，本次计入 2,000.00 元',
        '2000.00 − 1500.00 = 500.00',
      ],
      ['起付标准 2,000 元，此前累计 4,000.00 元，已经扣完，本次计入 100.00 元', null],
    ]);
  });

  test('names the base and what is left of the deductible where the deductible takes the whole base', () => {
    const visits = [
      visit({ id: 'a', to: '2023-06-01', amounts: burdenOf('1489.87') }),
      visit({ id: 'b', to: '2023-07-01', amounts: burdenOf('500.00') }),
    ];
    const trace = traceOf(aidCase({ visits }));
    const lines = ['a', 'b'].map((id) => stepOf(trace, id, 'tilt', 'amount'));
    expect(lines.map((step) => [step?.text, step?.formula, step?.result])).toEqual([
      ['倾斜救助按 70% 计算，为 0.00 元', '446.96 未超过 3,000.00，本次 0.00', '0.00'],
      ['倾斜救助按 70% 计算，为 0.00 元', '150.00 未超过 2,553.04，本次 0.00', '0.00'],
    ]);
  });

  test('takes the cut by the cap off as a step of its own', () => {
    const trace = traceOf(aidCase({ visits: [visit({ amounts: burdenOf('50000.00') })] }));
    const cap = stepOf(trace, 'v1', 'basic', 'cap');
    expect([cap?.text, cap?.formula, cap?.result]).toEqual([
      '基本救助年度限额 20,000 元，此前已用 0.00 元，尚余 20,000.00 元，超出的 15,000.00 元不予救助',
      '20000.00 − 35000.00 = -15000.00',
      '-15000.00',
    ]);
  });

  test('takes the cut to the total off the last fund first', () => {
    const person = { insurance: 'resident' as const, identities: [identity('tekun')] };
    const amounts = { ...burdenOf('3000.00'), other: '2500.00' };
    const trace = traceOf(aidCase({ person, visits: [visit({ amounts })] }));
    const steps = trace.filter((step) => step.layer === 'overTotal' || step.step === 'overTotal');
    expect(steps.map(({ layer, formula, result }) => [layer, formula, result])).toEqual([
      ['overTotal', '3000.00 − 0.00 − 0.00 − 0.00 − 2500.00 − 2100.00 − 900.00 = -2500.00', null],
      ['tilt', '0.00 − 900.00 = -900.00', '-900.00'],
      ['basic', '500.00 − 2100.00 = -1600.00', '-1600.00'],
    ]);
  });

  test('names the classes compared and the one taken', () => {
    const person = { insurance: 'resident' as const, identities: [identity('dibao_edge'), identity('dibao')] };
    const step = stepOf(traceOf(aidCase({ person })), 'v1', 'identity', 'class');
    expect([step?.text, step?.inputs, step?.clause]).toEqual([
      '按低保对象为 700.00 元，按低保边缘家庭成员为 0.00 元；取最高的一种，按低保对象救助',
      { dibao: '700.00', dibao_edge: '0.00' },
      '本溪市实施方案 四(六)',
    ]);
  });

  test('counts bed-days and says what they replace', () => {
    const input = aidCase({ visits: [visit({ psychiatric: true, bedDays: 14, amounts: burdenOf('400.00') })] });
    const trace = traceOf(input, { bedDayRate: '30.00' });
    const steps = trace
      .filter((step) => step.layer === 'bedDay')
      .map(({ step, formula, result }) => [step, formula, result]);
    expect(steps).toEqual([
      ['amount', '30.00 × 14 = 420.00', '420.00'],
      ['limit', '400.00 − 420.00 = -20.00', '-20.00'],
      ['cap', '20000.00 − 0.00 − 400.00 = 19600.00', null],
    ]);
  });

  test('says why a visit is excluded, what is missing for another, and that nothing is paid yet', () => {
    const visits = [visit({ id: 'a', kind: 'outpatient_general' }), visit({ id: 'b', psychiatric: true })];
    const trace = traceOf(aidCase({ visits }));
    const [excluded, undecided] = trace;
    expect([excluded?.text, undecided?.text, undecided?.inputs, trace.at(-1)?.text]).toEqual([
      '普通门诊（2023年5月10日）不予救助：这类门诊费用不在医疗救助范围内。',
      '住院（2023年5月10日）暂不能确定：测算所需的参数或事实尚缺，补齐后才能确定。',
      { fact: '尚缺：严重精神障碍住院床日定额（元/床日）', missing: 'local.bedDayRate' },
      '有就诊尚不能确定，暂不支付，补齐后一并测算',
    ]);
  });

  test('ends with what is recovered when more was paid than is due', () => {
    const trace = traceOf(aidCase({ aidPaid: [{ year: 2023, amount: '1000.00' }] }));
    expect([trace.at(-1)?.step, trace.at(-1)?.text, trace.at(-1)?.formula]).toEqual([
      'recover',
      '应救助 700.00 元，已支付 1,000.00 元，多支付 300.00 元，须追回',
      '700.00 − 1000.00 = -300.00',
    ]);
  });
});
