import type { Handlers } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/result.ts';
import type { Context } from '../../service-context.ts';
import { passwordProblem } from '../../setup/password-strength.ts';
import { recoveryConfirmed, renewRecoveryCode } from '../../../store/vault/recovery-state.ts';
import { changePassword } from '../../../store/vault/users/change-users.ts';
import { healthView } from '../../session/health/health-view.ts';
import { idleMinutes, writeIdleMinutes } from '../../session/lock/idle-minutes.ts';
import { knownWords } from '../../session/known-words.ts';
import { unlocked } from '../unlocked.ts';

type Names =
  | 'app/status'
  | 'app/health'
  | 'session/unlock'
  | 'session/lock'
  | 'session/recover'
  | 'session/newRecoveryCode'
  | 'session/changePassword'
  | 'session/setIdleMinutes';

export const sessionHandlers: Pick<Handlers<Context>, Names> = {
  'app/status': ({ session, clock, version }) => {
    const state = session.state();
    const common = { version, today: clock.today() };
    switch (state.state) {
      case 'fresh':
        return ok({ state: 'fresh', ...common });
      case 'locked':
        return ok({ ...common, state: 'locked', townshipName: state.townshipName, users: [...state.users] });
      case 'open': {
        const { station, actor, vault, store } = state.open;
        const { county, ...place } = station;
        return ok({
          ...common,
          state: 'open',
          station: {
            ...place,
            formerLetters: [...place.formerLetters],
            county:
              county === null ? null : { name: county.name, keyId: county.keyId, fingerprint: county.fingerprint },
          },
          user: { id: actor.userId, name: actor.userName, roles: [...vault.roles] },
          ...(state.open.readOnly === undefined ? {} : { readOnly: true as const }),
          recoveryConfirmed: recoveryConfirmed(vault),
          idleMinutes: idleMinutes(store),
        });
      }
      case 'stopped':
        return ok({ ...common, state: 'stopped', code: state.error.code, detail: { ...state.error.detail } });
    }
  },
  'app/health': unlocked(({ session, open }) => ok(healthView(session.health(), open.store))),
  'session/unlock': async ({ session }, { userId, password }) => {
    const unlockedNow = await session.unlock(userId, password);
    return unlockedNow.ok ? ok({}) : unlockedNow;
  },
  'session/lock': unlocked(({ session }) => {
    session.lock();
    return ok({});
  }),
  'session/recover': async ({ session }, { userId, recoveryCode, newPassword }) => {
    const state = session.state();
    const users = state.state === 'locked' ? state.users : [];
    const townshipName = state.state === 'locked' ? state.townshipName : '';
    const words = [townshipName, ...users.map(({ name }) => name)];
    const problem = await passwordProblem(newPassword, words);
    return problem === null ? session.recover(userId, recoveryCode, newPassword) : fail(problem);
  },
  'session/newRecoveryCode': ({ session, env }, { password }) =>
    session.whileOpen(async (open) => {
      const confirmed = await session.confirmPassword(open, password);
      if (!confirmed.ok) return confirmed;
      // Told before it is done: a code that was renewed without an entry would leave no trace.
      open.store.audit.note(open.actor, 'session.newRecoveryCode', '');
      return ok({ recoveryCode: renewRecoveryCode(env, open.vault) });
    }),
  'session/changePassword': ({ session, env }, { password, newPassword }) =>
    session.whileOpen(async (open) => {
      const problem = await passwordProblem(newPassword, knownWords(open));
      if (problem !== null) return fail(problem);
      const confirmed = await session.confirmPassword(open, password);
      if (!confirmed.ok) return confirmed;
      if (newPassword.normalize('NFC') === password.normalize('NFC')) return fail('PASSWORD_UNCHANGED');
      const change = await changePassword(env, open.vault, newPassword);
      if (session.current()?.vault !== open.vault) return fail('LOCKED');
      open.store.audit.note(open.actor, 'session.changePassword', '');
      change.keep();
      return ok({});
    }),
  'session/setIdleMinutes': unlocked(({ open }, { minutes }) => {
    writeIdleMinutes(open.store, open.actor, minutes);
    return ok({});
  }),
};
