import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROLES } from '#shared/domain/role.ts';
import { SUITE } from '../../../../electron/store/suite/suites.ts';
import { keysMac, readKeys, writeKeys } from '../../../../electron/store/vault/keys-file.ts';
import { boxKeyOf, completeKeys } from '../../../../electron/store/vault/users/user-keys.ts';
import { freshFolder } from '../../support/fixtures.ts';
import { makeKeys, newSeeds, type Seeds, vaultOfSeeds } from '../../support/keys.ts';
import { type TestEnv, testEnv } from '../../support/test-env.ts';

/** A folder with a key file as the first release wrote it. */
function firstRelease(): { readonly env: TestEnv; readonly seeds: Seeds } {
  const env = testEnv(freshFolder());
  const seeds = newSeeds();
  makeKeys(env, seeds);
  const [copy] = readKeys(env.dataDir).copies;
  if (copy === undefined) throw new Error('No keys');
  const users = copy.content.users.map((user) => ({ ...user, roles: null, boxKey: null }));
  const content = { ...copy.content, users, triesKept: false };
  writeKeys(env.dataDir, content, keysMac(SUITE, seeds.dataKey, content));
  return { env, seeds };
}

const fileIn = (env: TestEnv): string => readFileSync(join(env.dataDir, 'keys.json'), 'utf8');

test('a key file of the first release is read as it is, and its user may do everything', () => {
  const { env, seeds } = firstRelease();
  expect(fileIn(env)).not.toMatch(/roles|boxKey|removedAt|triesKept/);
  const vault = vaultOfSeeds(env, seeds);
  expect(vault.roles).toEqual(ROLES);
  vault.close();
});

test('the first log-in writes roles and box key down, the next one nothing more', () => {
  const { env, seeds } = firstRelease();
  const vault = vaultOfSeeds(env, seeds);
  completeKeys(env, vault);
  const [copy] = readKeys(env.dataDir).copies;
  expect(copy?.content.users[0]).toMatchObject({ roles: ROLES, boxKey: boxKeyOf(SUITE, seeds.userSeed) });
  const text = fileIn(env);
  completeKeys(env, vault);
  expect(fileIn(env)).toBe(text);
  vault.close();
  vaultOfSeeds(env, seeds).close();
});

test('roles that were changed by hand are found, whatever the checksum says', () => {
  const { env, seeds } = firstRelease();
  const [copy] = readKeys(env.dataDir).copies;
  if (copy === undefined) throw new Error('No keys');
  const users = copy.content.users.map((user) => ({ ...user, roles: ['admin'] as const }));
  writeKeys(env.dataDir, { ...copy.content, users }, copy.mac);
  expect(() => vaultOfSeeds(env, seeds)).toThrow('do not open');
});

test('a box key is a key that something can be wrapped to, and depends on the seed alone', () => {
  const { userSeed } = newSeeds();
  const key = boxKeyOf(SUITE, userSeed);
  expect(key).toHaveLength(32);
  expect(boxKeyOf(SUITE, userSeed)).toEqual(key);
  expect(boxKeyOf(SUITE, newSeeds().userSeed)).not.toEqual(key);
  expect(SUITE.agree(key).shared).toHaveLength(32);
  const generated = generateKeyPairSync('x25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  expect(key).toHaveLength(generated.length);
});
