import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, toDay } from '#shared/day.ts';
import { fen, formatYuan, parseYuan } from '#shared/fen.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import type { VisitKind } from '#shared/settlement/vocabulary.ts';
import type { VisitResult } from '#shared/settlement/result-file.ts';
import { settleCase } from '#rules';
import { aidCase, burdenOf, identity, visit } from '../support/build-case.ts';
import { PACKS_UNDER_TEST, type PackUnderTest } from '../support/packs.ts';

const RUNS = { numRuns: 400 };
const KINDS = ['inpatient', 'outpatient_chronic', 'outpatient_major'] as const;

type Asked = {
  readonly categories: readonly CategoryId[];
  readonly kind: VisitKind;
  readonly burden: number;
  readonly layers: 'given' | 'compute';
  readonly day?: number;
};

/** One visit of a person who is at home, in force, insured and applies at the end of the year. */
function settleOne({ pack, local, year, hukou }: PackUnderTest, asked: Asked): VisitResult {
  const day = addDays(toDay(`${year}-01-01`), asked.day ?? 100);
  const result = settleCase(
    pack,
    aidCase({
      person: { insurance: 'resident', hukou, identities: asked.categories.map((id) => identity(id, '2010-01-01')) },
      applicationDate: `${year}-12-31`,
      visits: [
        visit({
          kind: asked.kind,
          from: day,
          to: day,
          layers: asked.layers,
          amounts: burdenOf(formatYuan(fen(asked.burden))),
        }),
      ],
    }),
    { local },
  );
  const [only] = result.visits;
  if (only === undefined) throw new Error('A result without its visit');
  return only;
}

const aidOf = (item: PackUnderTest, asked: Asked): number => parseYuan(settleOne(item, asked).aidTotal) ?? NaN;
const burden = fc.oneof(
  fc.integer({ min: 0, max: 20_000_000 }),
  fc
    .constantFrom(250_000, 300_000, 600_000, 1_500_000, 5_000_000, 10_000_000)
    .chain((line) => fc.integer({ min: -2, max: 2 }).map((step) => line + step)),
);
const layers = fc.constantFrom('given', 'compute');
const kind = fc.constantFrom(...KINDS);

describe.each(PACKS_UNDER_TEST.map((item) => ({ id: item.pack.content.id, item })))(
  'one visit under $id',
  ({ item }) => {
    const category = fc.constantFrom(...item.categories);

    test('gets no less aid, and no more of it than the growth, when its burden grows', () => {
      fc.assert(
        fc.property(
          category,
          kind,
          burden,
          fc.integer({ min: 0, max: 300_000 }),
          layers,
          (id, visitKind, from, more, way) => {
            const asked = { categories: [id], kind: visitKind, layers: way };
            const growth = aidOf(item, { ...asked, burden: from + more }) - aidOf(item, { ...asked, burden: from });
            expect(growth).toBeGreaterThanOrEqual(way === 'given' ? 0 : -1);
            expect(growth).toBeLessThanOrEqual(more + 1);
          },
        ),
        RUNS,
      );
    });

    // With layers given: worked out, an identity can make insurance pay more, and the aid that follows is then less.
    test('gets with several identities exactly the best of what each alone would give', () => {
      const ids = fc.uniqueArray(category, { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(ids, kind, burden, (categories, visitKind, amount) => {
          const asked = { kind: visitKind, burden: amount, layers: 'given' as const };
          const together = settleOne(item, { ...asked, categories });
          const alone = categories.map((id) => aidOf(item, { ...asked, categories: [id] }));
          expect(parseYuan(together.aidTotal)).toBe(Math.max(...alone));
        }),
        RUNS,
      );
    });

    test('gets the same on any other day of the year', () => {
      const day = fc.integer({ min: 0, max: 364 });
      fc.assert(
        fc.property(category, kind, burden, layers, day, day, (id, visitKind, amount, way, one, other) => {
          const asked = { categories: [id], kind: visitKind, burden: amount, layers: way };
          expect(settleOne(item, { ...asked, day: one })).toEqual(settleOne(item, { ...asked, day: other }));
        }),
        RUNS,
      );
    });
  },
);
