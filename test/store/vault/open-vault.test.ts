import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { StoreEnv } from '../../../electron/store/store-env.ts';
import { createVault } from '../../../electron/store/vault/create-vault.ts';
import { readKeys, writeKeys } from '../../../electron/store/vault/keys-file.ts';
import { openVault } from '../../../electron/store/vault/open-vault.ts';
import { vaultState } from '../../../electron/store/vault/vault-state.ts';
import { freshFolder } from '../support/fixtures.ts';
import { ACTOR, PASSWORD, testEnv, valueOf } from '../support/test-env.ts';

const NAMES = ['keys.json', 'keys.2.json'] as const;
let keysText = '';
let deviceKey: Uint8Array;

beforeAll(async () => {
  const env = testEnv(mkdtempSync(join(tmpdir(), 'aid-store-')));
  const { vault } = await createVault(env, { ...ACTOR, townshipName: '东风镇', password: PASSWORD });
  keysText = readFileSync(join(env.dataDir, 'keys.json'), 'utf8');
  deviceKey = vault.devicePublicKey;
  vault.close();
  rmSync(env.dataDir, { recursive: true });
});

/** A folder with both copies of the keys. */
function withKeys(): StoreEnv {
  const env = testEnv(freshFolder());
  for (const name of NAMES) writeFileSync(join(env.dataDir, name), keysText);
  return env;
}
const copies = (env: StoreEnv): readonly string[] => NAMES.map((name) => readFileSync(join(env.dataDir, name), 'utf8'));

test('an empty folder has no keys, and both copies are written alike', () => {
  expect(vaultState(freshFolder())).toEqual({ state: 'none' });
  const env = withKeys();
  expect(vaultState(env.dataDir)).toEqual({
    state: 'present',
    townshipName: '东风镇',
    users: [{ id: 'user-1', name: '王经办' }],
  });
});

test('the right password opens the same keys, in either Unicode form', async () => {
  const env = withKeys();
  const vault = valueOf(await openVault(env, ACTOR.userId, PASSWORD.normalize('NFD')));
  expect(vault.devicePublicKey).toEqual(deviceKey);
  expect(vault.userName).toBe('王经办');
  expect(vault.recoveryConfirmed()).toBe(false);
  vault.close();
});

test('a wrong password and an unknown user get the same answer', async () => {
  const env = withKeys();
  expect(await openVault(env, ACTOR.userId, `${PASSWORD} `)).toEqual({ ok: false, error: { code: 'WRONG_PASSWORD' } });
  expect(await openVault(env, 'nobody', PASSWORD)).toEqual({ ok: false, error: { code: 'WRONG_PASSWORD' } });
});

test('a lowered or absurd cost is refused before it is used', async () => {
  for (const cost of [2 ** 15, 2 ** 19, 65_537]) {
    const env = withKeys();
    const [copy] = readKeys(env.dataDir).copies;
    if (copy === undefined) throw new Error('No keys');
    const wraps = copy.content.wraps.map((wrap) =>
      wrap.kind === 'pw' ? { ...wrap, kdf: { ...wrap.kdf, N: cost } } : wrap,
    );
    writeKeys(env.dataDir, { ...copy.content, wraps }, copy.mac);
    expect(await openVault(env, ACTOR.userId, PASSWORD)).toEqual({ ok: false, error: { code: 'WEAK_KEY_PARAMETERS' } });
  }
});

test('no byte of the first copy can change without the second being used', () => {
  const env = withKeys();
  const bytes = Buffer.from(keysText);
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x20;
    writeFileSync(join(env.dataDir, 'keys.json'), changed);
    const { copies: sound, isWhole } = readKeys(env.dataDir);
    expect([sound.length, sound[0]?.text === keysText, isWhole], `byte ${at}`).toEqual([1, true, false]);
  }
});

test.each(NAMES)('a damaged %s is written anew from the other', async (name) => {
  const env = withKeys();
  writeFileSync(join(env.dataDir, name), keysText.slice(0, 200));
  expect(vaultState(env.dataDir).state).toBe('present');
  valueOf(await openVault(env, ACTOR.userId, PASSWORD)).close();
  expect(copies(env)).toEqual([keysText, keysText]);
});

test('a copy that is gone is written anew', async () => {
  const env = withKeys();
  rmSync(join(env.dataDir, 'keys.json'));
  valueOf(await openVault(env, ACTOR.userId, PASSWORD)).close();
  expect(copies(env)).toEqual([keysText, keysText]);
});

test('a first copy changed by hand, its checksum made right, gives way to the second', async () => {
  const env = withKeys();
  const [copy] = readKeys(env.dataDir).copies;
  if (copy === undefined) throw new Error('No keys');
  writeKeys(env.dataDir, { ...copy.content, townshipName: '西风镇', generation: 9 }, copy.mac);
  writeFileSync(join(env.dataDir, 'keys.2.json'), keysText);
  const vault = valueOf(await openVault(env, ACTOR.userId, PASSWORD));
  expect(copies(env)).toEqual([keysText, keysText]);
  vault.close();
});

test('content whose MAC is wrong in both copies is damaged', async () => {
  const env = withKeys();
  const [copy] = readKeys(env.dataDir).copies;
  if (copy === undefined) throw new Error('No keys');
  writeKeys(env.dataDir, { ...copy.content, recoveryConfirmed: true }, copy.mac);
  expect(await openVault(env, ACTOR.userId, PASSWORD)).toEqual({ ok: false, error: { code: 'KEYS_DAMAGED' } });
});

test('two damaged copies, or data without keys, are never taken for a new PC', async () => {
  const env = withKeys();
  for (const name of NAMES) writeFileSync(join(env.dataDir, name), '{}');
  expect(vaultState(env.dataDir)).toEqual({ state: 'damaged' });
  expect(await openVault(env, ACTOR.userId, PASSWORD)).toEqual({ ok: false, error: { code: 'KEYS_DAMAGED' } });
  const lost = freshFolder();
  writeFileSync(join(lost, 'head.log'), '');
  expect(vaultState(lost)).toEqual({ state: 'damaged' });
  const input = { ...ACTOR, townshipName: '东风镇', password: PASSWORD };
  await expect(createVault(testEnv(lost), input)).rejects.toThrow('exist already');
  await expect(createVault(withKeys(), input)).rejects.toThrow('exist already');
});

test('a closed vault refuses to work and its key buffers are zero', async () => {
  const env = withKeys();
  const vault = valueOf(await openVault(env, ACTOR.userId, PASSWORD));
  const { rowBase, mac, attachment } = vault.keys;
  vault.close();
  for (const key of [rowBase, mac, attachment]) expect(key.every((byte) => byte === 0)).toBe(true);
  expect(() => vault.signAsUser(Buffer.of(1))).toThrow('closed');
  expect(() => vault.signAsDevice(Buffer.of(1))).toThrow('closed');
  expect(() => vault.keys).toThrow('closed');
});
