import { expect, test } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import { createVault } from '../../../electron/store/vault/create-vault.ts';
import { openVault } from '../../../electron/store/vault/open-vault.ts';
import { recoverVault } from '../../../electron/store/vault/recover-vault.ts';
import {
  confirmRecovery,
  isRecoveryCode,
  recoveryConfirmed,
  renewRecoveryCode,
} from '../../../electron/store/vault/recovery-state.ts';
import { acceptedCase } from '../support/cases.ts';
import { afterTest, freshFolder, openIn } from '../support/fixtures.ts';
import { ACTOR, PASSWORD, testEnv, valueOf } from '../support/test-env.ts';

test('the printed code opens the data, sets a new password, is spent and gives way to a new one', async () => {
  const env = testEnv(freshFolder());
  const made = await createVault(env, { ...ACTOR, townshipName: '东风镇', password: PASSWORD });
  const { store } = openIn(env, made.vault);
  const application = acceptedCase(store);
  store.close();
  made.vault.close();

  const typed = made.recoveryCode.toLowerCase().replaceAll('-', ' ');
  const recovered = valueOf(await recoverVault(env, ACTOR.userId, typed, '全新的 口令 88'));
  expect(recovered.recoveryCode).not.toBe(made.recoveryCode);
  expect(recoveryConfirmed(recovered.vault)).toBe(false);
  const opened = valueOf(openStore(env, recovered.vault));
  recovered.keep();
  expect(opened.applications.get(application.id)).toEqual(application);
  opened.audit.note(ACTOR, 'session.recover', '用恢复码重设密码');
  // Entries of before are still verified with the public key the old password's seed had.
  expect(opened.audit.verify()).toEqual({ ok: true });
  opened.close();
  recovered.vault.close();

  expect(await openVault(env, ACTOR.userId, PASSWORD)).toMatchObject({ error: { code: 'WRONG_PASSWORD' } });
  expect(await recoverVault(env, ACTOR.userId, made.recoveryCode, 'x')).toMatchObject({
    error: { code: 'WRONG_RECOVERY_CODE' },
  });
  valueOf(await openVault(env, ACTOR.userId, '全新的 口令 88')).close();
});

test('nothing is spent before the new keys are kept', async () => {
  const env = testEnv(freshFolder());
  const made = await createVault(env, { ...ACTOR, townshipName: '东风镇', password: PASSWORD });
  made.vault.close();
  for (const _ of ['first', 'second']) {
    valueOf(await recoverVault(env, ACTOR.userId, made.recoveryCode, '全新的 口令 88')).vault.close();
  }
  const opened = await openVault(env, ACTOR.userId, PASSWORD);
  expect(opened.ok).toBe(true);
  valueOf(opened).close();
});

test('a code is renewed while the data is open: the old one is spent, the new one still to be confirmed', async () => {
  const env = testEnv(freshFolder());
  const { vault, recoveryCode } = await createVault(env, { ...ACTOR, townshipName: '东风镇', password: PASSWORD });
  valueOf(confirmRecovery(env, vault, recoveryCode));
  const renewed = renewRecoveryCode(env, vault);
  expect(renewed).not.toBe(recoveryCode);
  expect([isRecoveryCode(vault, recoveryCode), isRecoveryCode(vault, renewed)]).toEqual([false, true]);
  expect(recoveryConfirmed(vault)).toBe(false);
  vault.close();
  expect(await recoverVault(env, ACTOR.userId, recoveryCode, 'x')).toMatchObject({ ok: false });
  valueOf(await recoverVault(env, ACTOR.userId, renewed, '全新的 口令 88')).vault.close();
  valueOf(await openVault(env, ACTOR.userId, PASSWORD)).close();
});

test('a wrong, mistyped or foreign code changes nothing', async () => {
  const env = testEnv(freshFolder());
  const { vault, recoveryCode } = await createVault(env, { ...ACTOR, townshipName: '东风镇', password: PASSWORD });
  afterTest(() => vault.close());
  const foreign = await createVault(testEnv(freshFolder()), { ...ACTOR, townshipName: '西风镇', password: PASSWORD });
  afterTest(() => foreign.vault.close());
  const mistyped = recoveryCode.startsWith('7') ? `8${recoveryCode.slice(1)}` : `7${recoveryCode.slice(1)}`;
  for (const code of [foreign.recoveryCode, mistyped, '', '忘记了']) {
    const refused = { ok: false, error: { code: 'WRONG_RECOVERY_CODE' } };
    expect(await recoverVault(env, ACTOR.userId, code, 'x')).toEqual(refused);
    expect(confirmRecovery(env, vault, code)).toEqual(refused);
  }
  expect(await recoverVault(env, 'nobody', recoveryCode, 'x')).toMatchObject({ ok: false });
  expect(recoveryConfirmed(vault)).toBe(false);
  expect(confirmRecovery(env, vault, recoveryCode).ok).toBe(true);
  expect(recoveryConfirmed(vault)).toBe(true);
  const again = valueOf(await openVault(env, ACTOR.userId, PASSWORD));
  expect(recoveryConfirmed(again)).toBe(true);
  again.close();
});

test('a folder without keys cannot be recovered', async () => {
  const env = testEnv(freshFolder());
  expect(await recoverVault(env, ACTOR.userId, '0', 'x')).toEqual({ ok: false, error: { code: 'KEYS_DAMAGED' } });
});
