import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { SUITE } from '../../../electron/store/suite/suites.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { checkBackup } from '../../../electron/store/restore/check-backup.ts';
import { readyRekey } from '../../../electron/store/rekey/ready-rekey.ts';
import { rowSealer } from '../../../electron/store/rows/row-sealer.ts';
import { ALL_TABLES } from '../../../electron/store/tables/all-tables.ts';
import { readKeys, writeKeys, keysMac } from '../../../electron/store/vault/keys-file.ts';
import { isPassword, openVault } from '../../../electron/store/vault/open-vault.ts';
import { recoverVault } from '../../../electron/store/vault/recover-vault.ts';
import { isRecoveryCode, renewRecoveryCode } from '../../../electron/store/vault/recovery-state.ts';
import { addUser, removeUser, resetPassword } from '../../../electron/store/vault/users/change-users.ts';
import { countyUnlockOf, makeRequest, pendingRequest } from '../../../electron/store/vault/unlock/unlock-request.ts';
import { readyCountyUnlock } from '../../../electron/store/vault/unlock/once.ts';
import { secretsOf, type Vault } from '../../../electron/store/vault/vault.ts';
import { openDatabase } from '../../../electron/store/db/database.ts';
import { identifier, sql } from '../../../electron/store/db/sql.ts';
import { makeBackupOf } from '../support/backups.ts';
import { afterTest, freshFolder, openIn, type Opened, quickVault } from '../support/fixtures.ts';
import { newSeeds, type Seeds, vaultOfSeeds } from '../support/keys.ts';
import { fullLife, PDF } from '../support/full-life.ts';
import { filesIn } from '../support/raw.ts';
import { moveAll } from '../support/rekey.ts';
import { snapshotsOf } from '../support/files/snapshots.ts';
import { ACTOR, PASSWORD, type TestEnv, testEnv, valueOf } from '../support/test-env.ts';

const OTHER = '冬天 白菜 埋进 土窖';
let env: TestEnv;
let vault: Vault;
let seeds: Seeds;

beforeEach(() => {
  env = testEnv(freshFolder());
  seeds = newSeeds();
  vault = quickVault(env, seeds);
});

async function addColleague(name: string): Promise<string> {
  const { user, keep } = valueOf(await addUser(env, vault, { name, roles: ['clerk'], password: OTHER }));
  keep();
  return user.id;
}

async function replace(): Promise<string> {
  const { recoveryCode, keep } = valueOf(await readyRekey(env, vault, PASSWORD, () => null));
  keep();
  return recoveryCode;
}

const open = async (userId: string, password: string, at = env): Promise<Vault> => {
  const opened = valueOf(await openVault(at, userId, password));
  afterTest(() => opened.close());
  return opened;
};

test(
  'whoever was away gets in with the own password, has the new key under it from then on, and signs as before',
  { timeout: 180_000 },
  async () => {
    const away = await addColleague('李经办');
    const before = await open(away, OTHER);
    await replace();
    await replace2();
    expect(await open(ACTOR.userId, PASSWORD)).toMatchObject({ epoch: 3, epochs: [3, 2, 1] });
    const first = await open(away, OTHER);
    expect([first.epoch, first.userKeyId]).toEqual([3, before.userKeyId]);
    expect(secretsOf(first).dataKey).toEqual(secretsOf(vault).dataKey);
    const wraps = readKeys(env.dataDir).copies[0]?.content.wraps ?? [];
    expect(wraps.some(({ kind }) => kind === 'box')).toBe(false);
    expect(wraps.filter((wrap) => wrap.kind === 'pw').map(({ epoch }) => epoch)).toEqual([null, null]);
    expect(await isPassword(first, OTHER)).toBe(true);
    expect(await openVault(env, away, PASSWORD)).toMatchObject({ error: { code: 'WRONG_PASSWORD' } });
    expect((await open(away, OTHER)).epoch).toBe(3);

    /** The one that is away stays so over two replacements. */
    async function replace2(): Promise<void> {
      const { store } = openIn(env, vault);
      moveAll(store);
      store.close();
      await replace();
    }
  },
);

test(
  'a password that is set anew, or the recovery code, takes the place of what was left for somebody away',
  { timeout: 180_000 },
  async () => {
    const [first, second] = [await addColleague('李经办'), await addColleague('张经办')];
    const code = await replace();
    valueOf(await resetPassword(env, vault, first, PASSWORD)).keep();
    expect((await open(first, PASSWORD)).epoch).toBe(2);
    const { keep, vault: recovered } = valueOf(await recoverVault(env, second, code, PASSWORD));
    keep();
    recovered.close();
    expect((await open(second, PASSWORD)).epoch).toBe(2);
    const wraps = readKeys(env.dataDir).copies[0]?.content.wraps ?? [];
    expect(wraps.filter(({ kind }) => kind === 'box')).toEqual([]);
  },
);

test(
  'the recovery code and what the county was given before open nothing any more; the new ones do',
  { timeout: 180_000 },
  async () => {
    const county = { keyId: 'county', box: SUITE.agreementKey(Buffer.alloc(32, 7)), receipt: Buffer.alloc(32, 9) };
    readyCountyUnlock(env, vault, county);
    valueOf(makeRequest(env, ACTOR.userId));
    const oldCode = renewRecoveryCode(env, vault);
    const oldOnce = countyUnlockOf(env.dataDir);
    const code = await replace();
    expect([isRecoveryCode(vault, oldCode), isRecoveryCode(vault, code)]).toEqual([false, true]);
    expect(vault.recoveryConfirmed()).toBe(false);
    expect(await recoverVault(env, ACTOR.userId, oldCode, OTHER)).toMatchObject({
      error: { code: 'WRONG_RECOVERY_CODE' },
    });
    const once = countyUnlockOf(env.dataDir);
    expect(once?.keyId).toBe('county');
    expect(once?.secret.text.equals(oldOnce?.secret.text ?? Buffer.alloc(0))).toBe(false);
    // The secret that the request of before asks for is gone.
    expect(pendingRequest(env.dataDir)).toBeNull();
    const esc = readKeys(env.dataDir).copies[0]?.content.wraps.filter(({ kind }) => kind === 'esc') ?? [];
    expect(esc).toHaveLength(1);
  },
);

test(
  'users whose box key is not known yet are named, and nothing is begun; nor while an earlier one is not done',
  { timeout: 180_000 },
  async () => {
    await addColleague('李经办');
    const { suite, dataKey, content } = secretsOf(vault);
    const users = content.users.map((user) => (user.name === '李经办' ? { ...user, boxKey: null } : user));
    writeKeys(env.dataDir, { ...content, users }, keysMac(suite, dataKey, { ...content, users }));
    const ofFirstRelease = vaultOfSeeds(env, seeds);
    expect(await readyRekey(env, ofFirstRelease, PASSWORD, () => null)).toEqual({
      ok: false,
      error: { code: 'REKEY_USERS', detail: { names: '李经办' } },
    });
    expect(readKeys(env.dataDir).copies[0]?.content.epoch).toBe(1);
    await replace();
    expect(await readyRekey(env, vault, PASSWORD, () => null)).toEqual({
      ok: false,
      error: { code: 'REKEY_UNDER_WAY' },
    });
  },
);

test(
  'killed at any step of the write that begins it, everybody gets in with the own password',
  { timeout: 180_000 },
  async () => {
    const away = await addColleague('李经办');
    await replace();
    const { store } = openIn(env, vault);
    moveAll(store);
    store.close();
    const { keep } = valueOf(await readyRekey(env, vault, PASSWORD, () => null));
    const folders = snapshotsOf(env.dataDir, () => keep());
    const epochs: number[] = [];
    // The same bytes at two steps are one case.
    const seen = new Set<string>();
    for (const folder of folders) {
      const state =
        readKeys(folder)
          .copies.map(({ text }) => text)
          .join() + String(readKeys(folder).isWhole);
      if (seen.has(state)) continue;
      seen.add(state);
      const at = testEnv(folder);
      const [own, theirs] = [await open(ACTOR.userId, PASSWORD, at), await open(away, OTHER, at)];
      expect(own.epoch).toBe(theirs.epoch);
      expect(readKeys(folder).isWhole).toBe(true);
      valueOf(openStore(at, theirs)).close();
      epochs.push(own.epoch);
    }
    expect(epochs).toEqual([2, 3, 3]);
  },
);

test(
  'SEC-28: with a copy of the key file and the password of before, somebody who was removed opens nothing of today',
  { timeout: 180_000 },
  async () => {
    const gone = await addColleague('李经办');
    const opened: Opened = openIn(env, vault);
    const sealed = fullLife(opened.store);
    // What somebody takes along who knows of the farewell: all of the folder.
    const taken = freshFolder();
    opened.store.close();
    cpSync(env.dataDir, taken, { recursive: true });
    valueOf(removeUser(env, vault, gone)).keep();
    await replace();
    const store = valueOf(opened.reopen());
    expect(moveAll(store)).toEqual({ isDone: true, damaged: [], stuck: [] });
    const backup = await makeBackupOf({ store, env });
    const papers = filesIn(join(env.dataDir, 'attachments')).map(({ path }) => path);
    expect(store.applications.get(sealed.id)).toEqual(sealed);
    store.close();

    expect(await openVault(env, gone, OTHER)).toMatchObject({ error: { code: 'WRONG_PASSWORD' } });
    // The key file of then beside the data of today.
    const mixed = testEnv(freshFolder());
    cpSync(env.dataDir, mixed.dataDir, { recursive: true });
    for (const name of ['keys.json', 'keys.2.json']) {
      rmSync(join(mixed.dataDir, name));
      cpSync(join(taken, name), join(mixed.dataDir, name));
    }
    const theirs = await open(gone, OTHER, mixed);
    expect(openStore(mixed, theirs).ok).toBe(false);
    expect(await checkBackup(mixed, theirs, backup, {})).toMatchObject({ error: { code: 'BACKUP_OTHER_KEYS' } });
    const sealer = rowSealer(theirs);
    const db = openDatabase(join(mixed.dataDir, 'app.db'), mixed.sqliteBinding, false);
    let rows = 0;
    for (const { name } of ALL_TABLES) {
      for (const { row_mac: mac, ...row } of db.all(sql`SELECT * FROM ${identifier(name)}`)) {
        rows += 1;
        expect(sealer.hasMac(name, row, mac), name).toBe(false);
        const blob = row['sealed'];
        if (!(blob instanceof Uint8Array)) throw new Error('No blob');
        for (const epoch of [1, 2]) {
          const place = { table: name, id: String(row['id']), revision: Number(row['revision']), epoch };
          expect(sealer.unseal(place, blob), name).toBeNull();
        }
      }
    }
    db.close();
    expect(rows).toBeGreaterThan(20);
    const { suite, attachment } = theirs.keys;
    expect(papers).toHaveLength(1);
    for (const path of papers) {
      const bytes =
        filesIn(join(env.dataDir, 'attachments')).find((file) => file.path === path)?.bytes ?? Buffer.alloc(0);
      const fileId = path.replace('.bin', '');
      const key = suite.derive(attachment, `aid1/att/${fileId}`);
      const sha256 = suite.hash(PDF).toString('hex');
      const parts = { nonce: bytes.subarray(1, 13), text: bytes.subarray(13, -16), tag: bytes.subarray(-16) };
      for (const epoch of [1, 2])
        expect(suite.unseal(key, `attachment|${fileId}|${sha256}|${epoch}`, parts)).toBeNull();
    }
  },
);
