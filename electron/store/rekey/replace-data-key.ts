import type { StoreEnv } from '../store-env.ts';
import type { KeysContent, PastKey, Wrap } from '../vault/keys-content.ts';
import { newOnce } from '../vault/unlock/once.ts';
import { dataKeyOf, deviceKeyBinding, pastKeyBinding, secretsOf, turnToKey, type Vault } from '../vault/vault.ts';

/**
 * Turns an open vault to the next data key, with `wraps` as the ways in; rows of before still count and are to be moved.
 * Throws DISK_FULL, STORE_READ_ONLY or STORE_IO with everything as it was, REKEY_HALF as `turnToKey` says.
 */
export function replaceDataKey(env: StoreEnv, vault: Vault, dataKey: Buffer, wraps: readonly Wrap[]): void {
  const { suite, dataKey: old, content } = secretsOf(vault);
  const next = { device: content.device, epoch: content.epoch + 1 };
  const deviceSeed = suite.unseal(old, deviceKeyBinding(content), content.deviceKey);
  if (deviceSeed === null) throw new Error('The key of this PC does not open');
  const { publicKey } = content.deviceKey;
  const { countyUnlock: once } = content;
  const sealed: KeysContent = {
    ...content,
    ...next,
    generation: content.generation + 1,
    deviceKey: { publicKey, ...suite.seal(dataKey, deviceKeyBinding(next), deviceSeed) },
    wraps,
    recoveryConfirmed: false,
    countyUnlock: once === null ? null : newOnce(suite, once, dataKey, next, once.spent),
    past: pastKeys(vault, dataKey, next),
    rotation: { at: env.now(), by: vault.userName, from: content.epoch },
  };
  deviceSeed.fill(0);
  turnToKey(env, vault, dataKey, sealed);
}

/** Every earlier key, and the one that now becomes one, under the new one. */
function pastKeys(vault: Vault, dataKey: Buffer, next: Pick<KeysContent, 'device' | 'epoch'>): readonly PastKey[] {
  const { suite } = secretsOf(vault);
  return vault.epochs.toReversed().map((epoch) => {
    const past = dataKeyOf(vault, epoch);
    if (past === null) throw new Error(`No key of epoch ${epoch}`);
    return { epoch, ...suite.seal(dataKey, pastKeyBinding(next, epoch), past) };
  });
}
