import { createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { SUITE } from '../../../electron/store/suite/suites.ts';
import { addCountyEscrow } from '../../../electron/store/vault/county-escrow.ts';
import { readKeys } from '../../../electron/store/vault/keys-file.ts';
import { secretsOf } from '../../../electron/store/vault/vault.ts';
import { freshFolder, quickVault } from '../support/fixtures.ts';
import { testEnv } from '../support/test-env.ts';

const countyKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return { raw: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32), privateKey };
};

test('whoever holds the county key can unwrap the data key, and only the newest county key', () => {
  const env = testEnv(freshFolder());
  const vault = quickVault(env);
  addCountyEscrow(env, vault, countyKey().raw, 'old');
  const county = countyKey();
  addCountyEscrow(env, vault, county.raw, 'county-2023');
  const { copies, isWhole } = readKeys(env.dataDir);
  expect(isWhole).toBe(true);
  const wraps = copies[0]?.content.wraps.filter((wrap) => wrap.kind === 'esc') ?? [];
  expect(wraps.map(({ keyId }) => keyId)).toEqual(['county-2023']);
  const [wrap] = wraps;
  if (wrap === undefined) throw new Error('No wrap');
  const der = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), wrap.epk]);
  const shared = diffieHellman({
    privateKey: county.privateKey,
    publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }),
  });
  const key = SUITE.derive(shared, 'aid1/esc', Buffer.concat([wrap.epk, county.raw]));
  const associated = canonicalJson({
    kind: 'esc',
    keyId: 'county-2023',
    epk: wrap.epk.toString('base64'),
    device: vault.deviceId,
    epoch: 1,
  });
  expect(SUITE.unseal(key, associated, wrap)).toEqual(secretsOf(vault).dataKey);
});

test('a key of the wrong length is refused and nothing is written', () => {
  const env = testEnv(freshFolder());
  const vault = quickVault(env);
  const before = readKeys(env.dataDir);
  expect(() => addCountyEscrow(env, vault, Buffer.alloc(31), 'short')).toThrow('raw public key');
  expect(readKeys(env.dataDir)).toEqual(before);
});
