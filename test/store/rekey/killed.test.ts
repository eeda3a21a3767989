import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Vault } from '../../../electron/store/vault/vault.ts';
import { acceptedCase } from '../support/cases.ts';
import { freshFolder, openIn, quickVault } from '../support/fixtures.ts';
import { attachScan, SCAN } from '../support/every-table.ts';
import { fullLife, PDF } from '../support/full-life.ts';
import { filesIn } from '../support/raw.ts';
import { newSeeds, type Seeds, vaultOfSeeds } from '../support/keys.ts';
import { moveAll, moving, newDataKey } from '../support/rekey.ts';
import { snapshotsOf } from '../support/files/snapshots.ts';
import { type TestEnv, testEnv, valueOf } from '../support/test-env.ts';

/** The vault of a folder by whichever of the keys opens it: exactly one of them must. */
function whicheverOpens(env: TestEnv, keys: readonly Seeds[]): Vault {
  const opened = keys.flatMap((seeds) => {
    try {
      return [vaultOfSeeds(env, seeds)];
    } catch {
      return [];
    }
  });
  const [vault] = opened;
  if (vault === undefined || opened.length !== 1) throw new Error(`${opened.length} keys open it`);
  return vault;
}

test(
  'killed before or after any durable step of beginning, moving and ending, all of it opens, is right, and is moved to the end',
  { timeout: 180_000 },
  () => {
    const env = testEnv(freshFolder());
    const old = newSeeds();
    const opened = openIn(env, quickVault(env, old));
    const sealed = fullLife(opened.store);
    const scan = attachScan(opened.store, acceptedCase(opened.store, ['0077777777']).id);
    const [print] = opened.store.prints.of(sealed.id);
    const keys = [old];
    const folders = snapshotsOf(env.dataDir, (snap) => {
      keys.push({ dataKey: newDataKey(opened), userSeed: old.userSeed });
      snap();
      const steps = moving(opened.store);
      for (let step = steps.next(); step.done !== true; step = steps.next()) snap();
    });
    opened.store.close();
    // Two copies of the key file, twice, and every slice with its papers: else nothing was killed.
    expect(folders.length).toBeGreaterThan(60);
    const epochs = new Set<string>();
    for (const [index, folder] of folders.entries()) {
      const at = testEnv(folder, 10_000 + index * 1000);
      const vault = whicheverOpens(at, keys);
      epochs.add(`${vault.oldestEpoch}/${vault.epoch}`);
      const store = valueOf(openStore(at, vault));
      expect(store.applications.get(sealed.id), `step ${index}`).toEqual(sealed);
      expect(store.prints.bytes(print?.id ?? ''), `step ${index}`).toEqual(Uint8Array.from(PDF));
      expect(store.attachments.bytes(scan), `step ${index}`).toEqual(Uint8Array.from(SCAN));
      expect(store.audit.verify(), `step ${index}`).toEqual({ ok: true });
      if (vault.oldestEpoch < vault.epoch) {
        expect(moveAll(store), `step ${index}`).toEqual({ isDone: true, damaged: [], stuck: [] });
        expect(store.audit.verify(), `step ${index}`).toEqual({ ok: true });
        expect(store.prints.bytes(print?.id ?? ''), `step ${index}`).toEqual(Uint8Array.from(PDF));
        expect(store.attachments.bytes(scan), `step ${index}`).toEqual(Uint8Array.from(SCAN));
      }
      // Of a paper and a scan only the one its row names is left.
      expect(filesIn(join(folder, 'attachments')), `step ${index}`).toHaveLength(2);
      expect(store.damaged(), `step ${index}`).toEqual([]);
      store.close();
      vault.close();
    }
    expect([...epochs].sort()).toEqual(['1/1', '1/2', '2/2']);
  },
);
