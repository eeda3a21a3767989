import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleCase } from '#rules';
import { BENXI } from '../support/benxi.ts';
import { randomCase, randomLocal } from '../support/random-case.ts';
import { settleBenxiAgain } from '../support/second-benxi.ts';

/** `SECOND_CASES` asks for more, for a run by hand. */
const RUNS = Number(process.env['SECOND_CASES'] ?? 5000);

describe('a second computation in decimals', () => {
  test(`agrees with the engine on the class and aid of every visit of ${RUNS} random cases`, () => {
    fc.assert(
      fc.property(randomCase, randomLocal, (aidCase, local) => {
        const result = settleCase(BENXI, aidCase, { local });
        const engine = result.visits.map(({ id, treatedAs, aidTotal }) => ({ id, treatedAs, aidTotal }));
        expect(engine).toEqual(settleBenxiAgain(aidCase, local.bedDayRate));
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});
