import { describe, expect, test } from 'vitest';
import { findLocalProblems, settleCase } from '#rules';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import { findFundProblems } from '../../rules/packs/check-against-pack.ts';
import { packOf } from './support/packs.ts';
import { SECOND_OPINIONS } from './support/second/case-fields.ts';
import { secondCase } from './support/second/second-cases.ts';
import { settleAgain, type SecondResult } from './support/second/settle-again.ts';

/** `SECOND_FROM` and `SECOND_CASES` choose another stretch of cases, for a run of many more by hand. */
const FROM = Number(process.env['SECOND_FROM'] ?? 0);
const CASES = Number(process.env['SECOND_CASES'] ?? 2000);

/** What the engine says of what both computations say. */
const asSecond = ({ status, payable, recover, deferred, missing, visits }: CaseResult): SecondResult => ({
  status,
  payable,
  recover,
  deferred,
  missing: [...missing].toSorted(),
  visits: visits.map(({ id, status: state, reasons, treatedAs, burden, layers, aid }) => ({
    id,
    status: state,
    reason: state === 'excluded' ? (reasons[0] ?? null) : null,
    treatedAs,
    burden,
    layers,
    aid: Object.fromEntries(Object.entries(aid).filter(([, amount]) => amount !== '0.00')),
  })),
});

describe('a second computation in decimals, written from the contract alone', () => {
  test.each(SECOND_OPINIONS)(
    `agrees with the engine on every visit and sum of ${CASES} random cases of $id`,
    ({ id, pack, field }) => {
      const policy = packOf(id);
      const seen = new Set<string>();
      for (let seed = FROM; seed < FROM + CASES; seed += 1) {
        const { aidCase, local, closeYear } = secondCase(field, seed);
        if (seed === FROM) expect(findFundProblems(policy, aidCase)).toEqual([]);
        expect([seed, findLocalProblems(policy, local)]).toEqual([seed, []]);
        const engine = asSecond(settleCase(policy, aidCase, { local, closeYear }));
        const again = settleAgain(pack, aidCase, local, closeYear);
        if (JSON.stringify(engine) !== JSON.stringify(again)) expect({ seed, ...engine }).toEqual({ seed, ...again });
        seen.add(engine.status);
        for (const visit of engine.visits) seen.add(visit.status).add(visit.reason ?? visit.treatedAs ?? visit.status);
      }
      // The cases must not be all alike: every class is aided, and cases are settled, refused and left open.
      const wanted = ['settled', 'ineligible', 'undecided', ...pack.classes.map(([classId]) => classId)];
      if (pack.deferUpTo !== null) wanted.push('deferred');
      expect(wanted.filter((what) => !seen.has(what))).toEqual([]);
    },
    600_000,
  );
});
