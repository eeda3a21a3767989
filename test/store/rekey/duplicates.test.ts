import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MoveOutcome, MoveProgress } from '../../../electron/store/rekey/move-outcome.ts';
import { acceptance, typedForm } from '../support/cases.ts';
import { freshFolder, openIn, quickVault } from '../support/fixtures.ts';
import { newSeeds, vaultOfSeeds } from '../support/keys.ts';
import { moveAll, moving, newDataKey } from '../support/rekey.ts';
import { ACTOR, REVIEWER, testEnv, valueOf } from '../support/test-env.ts';

const BILLS = ['0400000001', '0400000002', '0400000003'] as const;

const operations = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('claim' as const),
        bill: fc.constantFrom(...BILLS),
        by: fc.constantFrom(ACTOR, REVIEWER),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), bill: fc.constantFrom(...BILLS) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('replace the key' as const) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('move some' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('close and open' as const) }) },
  ),
  { minLength: 6, maxLength: 24 },
);

test('a bill that one clerk claimed is refused to every other, whichever key it is under and however far the moving is', () => {
  fc.assert(
    fc.property(operations, (todo) => {
      const env = testEnv(freshFolder());
      let seeds = newSeeds();
      const first = openIn(env, quickVault(env, seeds));
      let { store, vault } = first;
      let steps: Generator<MoveProgress, MoveOutcome, undefined> | null = null;
      const claimed = new Map<string, string>();
      for (const each of todo) {
        switch (each.do) {
          case 'claim': {
            const draft = store.applications.create(each.by, typedForm([each.bill]));
            const accepted = store.applications.accept(each.by, draft.id, draft.revision, acceptance([each.bill]));
            expect(accepted.ok ? 'accepted' : accepted.error.code).toBe(
              claimed.has(each.bill) ? 'DUPLICATE_BILL' : 'accepted',
            );
            if (accepted.ok) claimed.set(each.bill, draft.id);
            break;
          }
          case 'release': {
            const id = claimed.get(each.bill);
            const found = id === undefined ? null : store.applications.get(id);
            if (found === null) break;
            valueOf(store.applications.reopen(ACTOR, found.id, found.revision, '录错', null));
            claimed.delete(each.bill);
            break;
          }
          case 'replace the key':
            if (vault.oldestEpoch !== vault.epoch) break;
            seeds = { ...seeds, dataKey: newDataKey({ env, vault }) };
            steps = null;
            break;
          case 'move some':
            steps ??= moving(store);
            if (steps.next().done === true) steps = null;
            break;
          case 'close and open': {
            store.close();
            vault.close();
            vault = vaultOfSeeds(env, seeds);
            store = openIn(env, vault).store;
            steps = null;
          }
        }
        const { findClaims } = store.bills;
        const found = BILLS.filter((number) =>
          findClaims([{ code: '', number }], '').some(({ status }) => status === 'accepted'),
        );
        expect(found).toEqual(BILLS.filter((bill) => claimed.has(bill)));
      }
      if (vault.oldestEpoch < vault.epoch)
        expect(moveAll(store)).toMatchObject({ isDone: true, damaged: [], stuck: [] });
      expect(store.audit.verify()).toEqual({ ok: true });
      store.close();
    }),
    { numRuns: 25 },
  );
});
