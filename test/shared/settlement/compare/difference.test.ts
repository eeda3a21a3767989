import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSteps } from '#shared/settlement/compare/compared-step.ts';
import { readDifference, stepDifferences, tracesFrom } from '#shared/settlement/compare/difference.ts';
import { pairSteps, sameStepBetween } from '#shared/settlement/compare/pair-steps.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';

const step = (name: string, parts: Partial<TraceStep> = {}): TraceStep => ({
  visit: '0191a000-0000-7000-8000-000000000001/v1',
  layer: 'basic',
  step: name,
  clause: '本溪市实施方案 四(五)',
  text: `第 ${name} 步`,
  formula: null,
  inputs: {},
  result: null,
  ...parts,
});
const own = [
  step('burden'),
  step('deductible'),
  step('amount', { result: '10500.00' }),
  step('total', { visit: null, layer: 'total' }),
];
const isSameStep = sameStepBetween('1.1.0', '1.1.0');
const ID = '0191a000-0000-7000-8000-000000000001';
const told = (declared: readonly TraceStep[], again: readonly TraceStep[], most = 20) =>
  tracesFrom(declared, stepDifferences(ID, pairSteps(declared, again, isSameStep)).slice(0, most));

describe('what a receipt says of two traces', () => {
  it('gives both of them again, side by side, from the window’s own and the steps that differ', () => {
    const anyStep = fc.record({
      visit: fc.constantFrom(null, 'v1', 'a › trace › b（c d）/e'),
      layer: fc.constantFrom('basic', 'tilt'),
      step: fc.constantFrom('base', 'amount', 'cap'),
      clause: fc.constantFrom(null, '四(五)'),
      text: fc.constantFrom('起付标准 2,000 元', '基本救助按 70% 计算'),
      formula: fc.constantFrom(null, '1.00 + 1.00 = 2.00'),
      inputs: fc.constant({}),
      result: fc.constantFrom(null, '2.00', '-1.00'),
    });
    const trace = fc.array(anyStep, { maxLength: 8 });
    fc.assert(
      fc.property(trace, trace, (declared, again) => {
        const pairs = pairSteps(declared, again, isSameStep);
        const back = told(declared, again);
        fc.pre(pairs.filter(({ differs }) => differs).length <= 20);
        expect(back.map(({ declared: mine, again: other, differs }) => [mine, other, differs])).toEqual(
          pairs.map(({ declared: mine, again: other, differs }) => [mine, other, differs]),
        );
        expect(back.every(({ isTold }) => isTold)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('says nothing of the steps behind the last one that a shortened receipt names', () => {
    const again = own.map((each) => ({ ...each, text: `${each.text}，另算` }));
    const back = told(own, again, 2);
    expect(back.map(({ isTold, again: other }) => [isTold, other?.text ?? null])).toEqual([
      [true, '第 burden 步，另算'],
      [true, '第 deductible 步，另算'],
      [false, null],
      [false, null],
    ]);
  });

  it('keeps the figure of a step whose sentence is too long, and never half a character', () => {
    const long = step('amount', { text: '𠮷'.repeat(300), result: '1.00' });
    const [difference] = stepDifferences(ID, pairSteps([long], [{ ...long, result: '2.00' }], isSameStep));
    expect(difference?.again?.length).toBeLessThanOrEqual(200);
    expect(difference?.again).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    const read = readDifference(difference ?? { path: '', declared: null, again: null });
    expect(read).toMatchObject({ kind: 'step', again: { result: '2.00' } });
  });

  it('marks the first step that differs, and calls bill, layer and step by words', () => {
    const again = own.map((each, index) => (index < 1 ? each : { ...each, formula: '1.00 + 1.00 = 2.00' }));
    const steps = compareSteps(
      told(own, again),
      () => '市医院，2023-03-01 至 2023-03-09',
      () => '基本救助',
    );
    expect(steps.map(({ differs, isFirst }) => [differs, isFirst])).toEqual([
      [false, false],
      [true, true],
      [true, false],
      [true, false],
    ]);
    expect(steps[1]).toMatchObject({
      bill: '市医院，2023-03-01 至 2023-03-09',
      layerName: '基本救助',
      title: '起付标准',
      article: '本溪市实施方案 四(五)',
      declared: { formula: '' },
      again: { formula: '1.00 + 1.00 = 2.00' },
    });
    expect(steps[3]).toMatchObject({ bill: '', title: '合计' });
  });

  it('still reads what counties of before told: one value of a step, or of the sums', () => {
    const value = (path: string) => readDifference({ path: `${ID} › ${path}`, declared: '1.00', again: '2.00' });
    expect(value('trace › 5（v1 basic amount） › result')).toEqual({
      kind: 'value',
      step: { visit: 'v1', layer: 'basic', step: 'amount' },
      field: 'result',
    });
    expect(value('trace › 9（total total） › formula')).toEqual({
      kind: 'value',
      step: { visit: null, layer: 'total', step: 'total' },
      field: 'formula',
    });
    expect(value('total › aidTotal')).toEqual({ kind: 'sum', names: ['total', 'aidTotal'] });
    expect(
      tracesFrom(own, [
        { path: `${ID} › trace › 2（v1 basic deductible） › result`, declared: '1.00', again: '2.00' },
      ]).some(({ isTold }) => isTold),
    ).toBe(false);
  });

  it('compares two steps of one engine by all that a reader sees of them, and of two engines by what they come to', () => {
    const one = step('x', { inputs: { total: '1.00' } });
    expect(isSameStep(one, { ...one, inputs: { total: '2.00' } })).toBe(true);
    for (const other of [{ result: '1.00' }, { formula: '1' }, { text: '另' }, { clause: null }]) {
      expect(isSameStep(one, { ...one, ...other })).toBe(false);
      expect(sameStepBetween('1.0.0', '1.1.0')(one, { ...one, ...other })).toBe(!('result' in other));
    }
  });
});
