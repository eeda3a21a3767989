import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { toDay } from '#shared/day.ts';
import { parseYuan, type Fen } from '#shared/fen.ts';
import type { AidCase } from '#shared/settlement/case-file.ts';
import { checkCase } from '#shared/settlement/parse-case-file.ts';
import { caseResultSchema, type CaseResult } from '#shared/settlement/result-file.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import { assessEligibility, findLocalProblems, remainingCaps, settleCase } from '#rules';
import { calculate, readUnderDeductible } from '../support/calculate.ts';
import { PACKS_UNDER_TEST } from '../support/packs.ts';
import { randomPackCase } from '../support/random-pack-case.ts';

const RUNS = { numRuns: 300 };

const fenOf = (text: string): Fen => {
  const amount = parseYuan(text);
  if (amount === null) throw new Error(`No amount: ${text}`);
  return amount;
};
const sum = (texts: readonly string[]): number => texts.reduce<number>((total, text) => total + fenOf(text), 0);
const signed = (text: string): number => (text.startsWith('-') ? -fenOf(text.slice(1)) : fenOf(text));
const resultsOf = (steps: readonly TraceStep[]): number =>
  steps.reduce<number>((total, step) => total + (step.result === null ? 0 : signed(step.result)), 0);
const isCounted = ({ status }: CaseResult['visits'][number]): boolean => status === 'eligible' || status === 'deferred';

describe.each(PACKS_UNDER_TEST.map((item) => ({ id: item.pack.content.id, item })))('$id', ({ item }) => {
  const { pack, local } = item;
  const settled = (aidCase: AidCase, closeYear = false): CaseResult =>
    settleCase(pack, aidCase, { local, trace: true, closeYear });
  const forEveryCase = (check: (result: CaseResult, aidCase: AidCase) => void): void =>
    fc.assert(
      fc.property(randomPackCase(item), (aidCase) => {
        check(settled(aidCase), aidCase);
      }),
      RUNS,
    );

  test('is tried with cases and parameters that are well-formed', () => {
    expect(findLocalProblems(pack, local)).toEqual([]);
    fc.assert(
      fc.property(randomPackCase(item), (aidCase) => {
        expect(checkCase(aidCase, toDay(`${item.year}-06-01`))).toEqual({ ok: true, value: aidCase });
      }),
      { numRuns: 50 },
    );
  });

  test('gives results that their schema takes and whose parts sum to their totals', () => {
    forEveryCase((result) => {
      expect(caseResultSchema.parse(result)).toEqual(result);
      const counted = result.visits.filter(isCounted);
      for (const part of [...result.visits, ...result.years, result.total]) {
        expect(sum(Object.values(part.aid))).toBe(fenOf(part.aidTotal));
        expect(sum([part.aidTotal, part.residual])).toBe(fenOf(part.burden));
      }
      expect(sum(counted.map(({ burden }) => burden))).toBe(fenOf(result.total.burden));
      expect(sum(counted.map(({ aidTotal }) => aidTotal))).toBe(fenOf(result.total.aidTotal));
      expect(sum(result.years.map(({ aidTotal }) => aidTotal))).toBe(fenOf(result.total.aidTotal));
    });
  });

  test('never gives more than was paid, nor less than nothing of insurance', () => {
    forEveryCase(({ visits }, aidCase) => {
      visits.forEach((result, index) => {
        const amounts = aidCase.visits[index]?.amounts;
        if (amounts === undefined) throw new Error('A result without its visit');
        const { basic, seriousIllness, supplement } = result.layers;
        const base = sum([amounts.firstPay, amounts.inScope]);
        expect(sum([basic, seriousIllness, supplement, result.burden])).toBe(base);
        if (result.aidTotal === '0.00') return;
        expect(sum([basic, seriousIllness, supplement, amounts.other, result.aidTotal])).toBeLessThanOrEqual(
          fenOf(amounts.total),
        );
      });
    });
  });

  test('never passes a cap that the opening had not passed already', () => {
    forEveryCase((_, aidCase) => {
      for (const { cap, before, now, left } of remainingCaps(pack, aidCase, { local })) {
        if (cap === null || left === null) continue;
        expect(fenOf(left)).toBe(Math.max(0, fenOf(cap) - fenOf(before) - fenOf(now)));
      }
    });
  });

  test('pays the total less what waits for the year end and what was paid, or recovers the rest', () => {
    forEveryCase(({ status, total, payable, recover, deferred, visits }, aidCase) => {
      const waiting = visits.filter((visit) => visit.status === 'deferred').map((visit) => visit.aidTotal);
      expect(sum(waiting)).toBe(fenOf(deferred));
      const paid = sum((aidCase.aidPaid ?? []).map(({ amount }) => amount));
      const isDecided = status !== 'undecided';
      const due = fenOf(total.aidTotal) - fenOf(deferred) - paid;
      expect(fenOf(payable)).toBe(isDecided ? Math.max(0, due) : 0);
      expect(fenOf(recover)).toBe(isDecided ? Math.max(0, paid - fenOf(total.aidTotal)) : 0);
    });
  });

  test('gives a closed year the same aid, and nothing of it waits', () => {
    forEveryCase((open, aidCase) => {
      const closed = settled(aidCase, true);
      expect(closed.total).toEqual(open.total);
      expect(closed.deferred).toBe('0.00');
      expect(closed.visits.some((visit) => visit.status === 'deferred')).toBe(false);
    });
  });

  test('asks the conditions that its results follow, and names what is missing exactly when undecided', () => {
    forEveryCase(({ visits, status, missing }, aidCase) => {
      const lines = assessEligibility(pack, aidCase, { local });
      expect(missing.length > 0).toBe(status === 'undecided');
      for (const visit of visits) {
        const first = lines.find((line) => line.visit === visit.id && line.result !== 'pass');
        expect(isCounted(visit)).toBe(first === undefined);
        if (first !== undefined)
          expect([visit.status, visit.reasons]).toEqual([
            first.result === 'fail' ? 'excluded' : 'undecided',
            [first.reason],
          ]);
      }
    });
  });

  test('traces every amount: steps sum to each fund, formulas come out on a pocket calculator', () => {
    forEveryCase(({ visits, total, trace = [] }) => {
      for (const visit of visits) {
        for (const { id } of pack.content.funds) {
          const steps = trace.filter((step) => step.visit === visit.id && step.layer === id);
          expect(resultsOf(steps)).toBe(fenOf(visit.aid[id] ?? '0.00'));
        }
      }
      expect(resultsOf(trace)).toBe(fenOf(total.aidTotal));
      for (const { formula, result, text } of trace) {
        expect(text).not.toMatch(/undefined|null|NaN/);
        if (formula === null || readUnderDeductible(formula) !== null) continue;
        // A sum of one amount stands alone: it is its own result.
        const [left = '', right = left, ...more] = formula.split(' = ');
        const decimals = right.split('.')[1]?.length ?? 0;
        expect(more, text).toEqual([]);
        expect(calculate(left).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toFixed(decimals), formula).toBe(right);
        if (result !== null) expect(result, formula).toBe(right);
      }
    });
  });

  test('gives the same bytes for the same case, whatever the order of identities', () => {
    forEveryCase((result, aidCase) => {
      expect(canonicalJson(settled(structuredClone(aidCase)))).toBe(canonicalJson(result));
      const person = { ...aidCase.person, identities: aidCase.person.identities.toReversed() };
      const { trace: _, ...turned } = settled({ ...aidCase, person });
      const { trace: __, ...whole } = result;
      expect(turned).toEqual(whole);
    });
  });

  test('recovers exactly what a reversed visit had got', () => {
    forEveryCase((before, aidCase) => {
      const [reversed, ...visits] = aidCase.visits;
      const after = settled(
        { ...aidCase, visits, aidPaid: [{ year: item.year, amount: before.total.aidTotal }] },
        true,
      );
      fc.pre(reversed !== undefined && before.status !== 'undecided' && after.status !== 'undecided');
      expect(fenOf(after.payable) - fenOf(after.recover)).toBe(
        fenOf(after.total.aidTotal) - fenOf(before.total.aidTotal),
      );
    });
  });
});
