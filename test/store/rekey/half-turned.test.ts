import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import { readyRekey } from '../../../electron/store/rekey/ready-rekey.ts';
import { readKeys } from '../../../electron/store/vault/keys-file.ts';
import { openVault } from '../../../electron/store/vault/open-vault.ts';
import { afterTest, freshFolder, openIn, type Opened, quickVault } from '../support/fixtures.ts';
import { settledCase, typedForm } from '../support/cases.ts';
import { newSeeds, vaultOfSeeds } from '../support/keys.ts';
import { moveAll } from '../support/rekey.ts';
import { ACTOR, codeOf, PASSWORD, testEnv, valueOf } from '../support/test-env.ts';

/** The disk refuses to put a file of the name of each of these in place, in this order; everything else goes well. */
function refusing(names: readonly string[], work: () => void): void {
  const real = fs.renameSync;
  const left = [...names];
  const restore = (): void => {
    Object.assign(fs, { renameSync: real });
    syncBuiltinESMExports();
  };
  afterTest(restore);
  Reflect.set(fs, 'renameSync', (from: string, to: string) => {
    if (left[0] !== basename(to)) return real(from, to);
    left.shift();
    throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  });
  syncBuiltinESMExports();
  try {
    work();
  } finally {
    restore();
  }
  expect(left).toEqual([]);
}

async function turning(): Promise<{
  readonly opened: Opened;
  readonly keep: () => void;
  readonly seeds: ReturnType<typeof newSeeds>;
}> {
  const seeds = newSeeds();
  const env = testEnv(freshFolder());
  const opened = openIn(env, quickVault(env, seeds));
  const { keep } = valueOf(await readyRekey(env, opened.vault, PASSWORD, () => null));
  return { opened, keep, seeds };
}

test('when the second copy of the keys cannot be written the first is put back, and everything is as it was', async () => {
  const { opened, keep, seeds } = await turning();
  const { store, env, vault } = opened;
  refusing(['keys.2.json'], () => expect(codeOf(keep)).toBe('DISK_FULL'));
  expect(readKeys(env.dataDir)).toMatchObject({ isWhole: true, copies: [{ content: { epoch: 1 } }] });
  const settled = settledCase(store);
  store.close();
  vault.close();
  const again = vaultOfSeeds(env, seeds);
  afterTest(() => again.close());
  const reopened = valueOf(openStore(env, again));
  afterTest(() => reopened.close());
  expect(reopened.applications.get(settled.id)).toEqual(settled);
  expect(reopened.audit.verify()).toEqual({ ok: true });
});

test('when it cannot be put back either that is said, work goes on, and the next log-in finds everything under the new key', async () => {
  const { opened, keep, seeds } = await turning();
  const { store, env, vault } = opened;
  const before = settledCase(store);
  refusing(['keys.2.json', 'keys.json'], () => expect(codeOf(keep)).toBe('REKEY_HALF'));
  const after = store.applications.create(ACTOR, typedForm(['0055555555']));
  store.close();
  vault.close();

  expect(() => vaultOfSeeds(env, seeds)).toThrow();
  const now = valueOf(await openVault(env, ACTOR.userId, PASSWORD));
  afterTest(() => now.close());
  expect([now.epoch, now.oldestEpoch]).toEqual([2, 1]);
  // The code on paper is of the key before, and nobody was shown the new one: it is asked for until one is made.
  expect(now.recoveryConfirmed()).toBe(false);
  const reopened = valueOf(openStore(env, now));
  afterTest(() => reopened.close());
  for (const each of [before, after]) expect(reopened.applications.get(each.id)).toEqual(each);
  expect(moveAll(reopened)).toEqual({ isDone: true, damaged: [], stuck: [] });
  for (const each of [before, after]) expect(reopened.applications.get(each.id)).toEqual(each);
  expect(reopened.audit.verify()).toEqual({ ok: true });
  expect(readKeys(env.dataDir).isWhole).toBe(true);
});
