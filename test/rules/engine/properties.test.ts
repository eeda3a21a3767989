import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { parseYuan, type Fen } from '#shared/fen.ts';
import type { AidCase } from '#shared/settlement/case-file.ts';
import { caseResultSchema, type CaseResult } from '#shared/settlement/result-file.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import { assessEligibility, remainingCaps, settleCase } from '#rules';
import { BENXI } from '../support/benxi.ts';
import { randomCase, randomLocal } from '../support/random-case.ts';

const RUNS = { numRuns: 600 };

const fenOf = (text: string): Fen => {
  const amount = parseYuan(text);
  if (amount === null) throw new Error(`No amount: ${text}`);
  return amount;
};
const sum = (texts: readonly string[]): number => texts.reduce<number>((total, text) => total + fenOf(text), 0);
/** A signed figure of a trace in fen. */
const signed = (text: string): number => (text.startsWith('-') ? -fenOf(text.slice(1)) : fenOf(text));

/** What the steps of a trace add up to, in fen. */
const resultsOf = (steps: readonly TraceStep[]): number =>
  steps.reduce<number>((total, step) => total + (step.result === null ? 0 : signed(step.result)), 0);

/** Runs a check on random cases settled with trace. */
const forEveryCase = (check: (result: CaseResult, aidCase: AidCase, local: Readonly<Record<string, string>>) => void) =>
  fc.assert(
    fc.property(randomCase, randomLocal, (aidCase, local) => {
      const given = local.bedDayRate === undefined ? {} : { bedDayRate: local.bedDayRate };
      check(settleCase(BENXI, aidCase, { local, trace: true }), aidCase, given);
    }),
    RUNS,
  );

describe('every settled case', () => {
  test('has parts that sum to their totals, per visit, per year and for the whole', () => {
    forEveryCase(({ visits, years, total }) => {
      const counted = visits.filter((visit) => visit.status === 'eligible');
      for (const part of [...visits, ...years, total]) {
        expect(sum(Object.values(part.aid))).toBe(fenOf(part.aidTotal));
        if (part !== total) continue;
        expect(fenOf(part.burden)).toBe(sum(counted.map((visit) => visit.burden)));
      }
      expect(sum(counted.map((visit) => visit.aidTotal))).toBe(fenOf(total.aidTotal));
      expect(sum(years.map((year) => year.aidTotal))).toBe(fenOf(total.aidTotal));
      expect(sum(years.map((year) => year.burden))).toBe(fenOf(total.burden));
    });
  });

  test('is a result that its own schema takes, so no amount in it is negative', () => {
    forEveryCase((result) => {
      expect(caseResultSchema.parse(result)).toEqual(result);
    });
  });

  test('gives no visit more than its burden, nor more than was paid', () => {
    forEveryCase(({ visits }, aidCase) => {
      visits.forEach((result, index) => {
        const amounts = aidCase.visits[index]?.amounts;
        if (amounts === undefined) throw new Error('A result without its visit');
        expect(sum([result.aidTotal, result.residual])).toBe(fenOf(result.burden));
        if (result.aidTotal === '0.00') return;
        const { basic, seriousIllness, supplement, other } = amounts;
        expect(sum([basic, seriousIllness, supplement, other, result.aidTotal])).toBeLessThanOrEqual(
          fenOf(amounts.total),
        );
      });
    });
  });

  test('never passes a cap that the opening had not passed already', () => {
    forEveryCase((_, aidCase, local) => {
      for (const { cap, before, now, left } of remainingCaps(BENXI, aidCase, { local })) {
        if (cap === null || left === null) continue;
        expect(fenOf(now)).toBeLessThanOrEqual(Math.max(0, fenOf(cap) - fenOf(before)));
        expect(fenOf(left)).toBe(Math.max(0, fenOf(cap) - fenOf(before) - fenOf(now)));
      }
    });
  });

  test('pays the total less what was paid, or recovers the rest, never both', () => {
    forEveryCase(({ status, total, payable, recover }, aidCase) => {
      const paid = sum((aidCase.aidPaid ?? []).map((entry) => entry.amount));
      const difference = status === 'undecided' ? 0 : fenOf(total.aidTotal) - paid;
      expect(fenOf(payable) - fenOf(recover)).toBe(difference);
      expect(Math.min(fenOf(payable), fenOf(recover))).toBe(0);
    });
  });

  test('names what is missing exactly when it is undecided', () => {
    forEveryCase(({ status, missing, visits }) => {
      expect(missing.length > 0).toBe(status === 'undecided');
      expect(visits.some((visit) => visit.status === 'undecided')).toBe(status === 'undecided');
    });
  });

  test('lists other classes from best to worst, each a class of the pack and not the one chosen', () => {
    forEveryCase(({ alternatives, treatedAs }) => {
      const aids = alternatives.map((item) => fenOf(item.aid));
      expect(aids).toEqual(aids.toSorted((a, b) => b - a));
      expect(alternatives.map((item) => item.treatedAs)).not.toContain(treatedAs);
    });
  });

  test('agrees with the eligibility lines: excluded by the first fail, undecided by the first unknown', () => {
    forEveryCase(({ visits }, aidCase, local) => {
      const lines = assessEligibility(BENXI, aidCase, { local });
      for (const visit of visits) {
        const first = lines.find((line) => line.visit === visit.id && line.result !== 'pass');
        const expected = first === undefined ? 'eligible' : first.result === 'fail' ? 'excluded' : 'undecided';
        expect(visit.status).toBe(expected);
        if (first !== undefined) expect(visit.reasons).toEqual([first.reason]);
      }
    });
  });
});

describe('the trace of every settled case', () => {
  test('sums to the aid of each fund of each visit, and as a whole to the aid of the case', () => {
    forEveryCase(({ visits, total, trace = [] }) => {
      for (const visit of visits) {
        for (const fund of BENXI.content.funds) {
          const steps = trace.filter((step) => step.visit === visit.id && step.layer === fund.id);
          expect(resultsOf(steps)).toBe(fenOf(visit.aid[fund.id] ?? '0.00'));
        }
      }
      expect(resultsOf(trace)).toBe(fenOf(total.aidTotal));
    });
  });
});

describe('the order', () => {
  test('of entry is irrelevant for visits on different dates', () => {
    fc.assert(
      fc.property(randomCase, randomLocal, fc.infiniteStream(fc.nat()), (aidCase, local, dice) => {
        fc.pre(new Set(aidCase.visits.map((visit) => visit.to)).size === aidCase.visits.length);
        const ranked = aidCase.visits.map((visit) => ({ visit, rank: dice.next().value }));
        const shuffled = ranked.toSorted((a, b) => a.rank - b.rank).map(({ visit }) => visit);
        const byId = (result: CaseResult) => ({
          ...result,
          visits: result.visits.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        });
        const settled = settleCase(BENXI, aidCase, { local, trace: true });
        expect(byId(settleCase(BENXI, { ...aidCase, visits: shuffled }, { local, trace: true }))).toEqual(
          byId(settled),
        );
      }),
      RUNS,
    );
  });

  test('of identities is irrelevant, and the same input gives the same bytes', () => {
    forEveryCase((result, aidCase, local) => {
      const person = { ...aidCase.person, identities: aidCase.person.identities.toReversed() };
      const again = settleCase(BENXI, structuredClone(aidCase), { local, trace: true });
      const turned = settleCase(BENXI, { ...aidCase, person }, { local });
      expect(canonicalJson(again)).toBe(canonicalJson(result));
      expect(turned).toEqual(settleCase(BENXI, aidCase, { local }));
    });
  });

  test('is kept: the last visit changes nothing of the visits before it', () => {
    forEveryCase(({ visits, status }, aidCase, local) => {
      fc.pre(status !== 'undecided');
      const last = aidCase.visits.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0];
      const without = settleCase(
        BENXI,
        { ...aidCase, visits: aidCase.visits.filter((visit) => visit !== last) },
        { local },
      );
      for (const before of without.visits) {
        expect(visits.find((visit) => visit.id === before.id)).toEqual(before);
      }
    });
  });
});
