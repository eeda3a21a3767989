import type { Handlers } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/result.ts';
import { readCountyKey } from '../../../sync/read-county-key.ts';
import { confirmRecovery, isRecoveryCode, recoveryConfirmed } from '../../../store/vault/recovery-state.ts';
import { pcNameOf } from '../../session/station.ts';
import { recoveryPaper } from '../../../print/recovery-paper.ts';
import type { Context } from '../../service-context.ts';
import { passwordProblem, passwordStrength } from '../../setup/password-strength.ts';
import { unlocked } from '../unlocked.ts';

type Names =
  | 'setup/passwordStrength'
  | 'setup/checkCountyKey'
  | 'setup/create'
  | 'setup/recoverySheet'
  | 'setup/confirmRecovery'
  | 'station/importCountyKey';

export const setupHandlers: Pick<Handlers<Context>, Names> = {
  'setup/passwordStrength': async (_, { password, words }) => ok(await passwordStrength(password, words)),
  'setup/checkCountyKey': (_, { text }) => {
    const read = readCountyKey(text);
    if (!read.ok) return read;
    const { name, keyId, fingerprint } = read.value;
    return ok({ name, keyId, fingerprint });
  },
  'setup/create': async ({ session, packs }, input) => {
    if (session.state().state !== 'fresh') return fail('ALREADY_SET_UP');
    const { townshipName, townshipCode, pcLetter, pack, userName, password, countyKey } = input;
    const found = packs.get(pack);
    if (!found.ok) return found;
    const problem = await passwordProblem(password, [townshipName, townshipCode, userName]);
    if (problem !== null) return fail(problem);
    const county = countyKey.trim() === '' ? null : readCountyKey(countyKey);
    if (county !== null && !county.ok) return county;
    return session.setUp({
      station: { townshipName, townshipCode, pcLetter, pack },
      userName,
      password,
      county: county === null ? null : { key: county.value, text: countyKey },
    });
  },
  'setup/recoverySheet': unlocked(async ({ open, host, clock }, { recoveryCode }) => {
    if (recoveryConfirmed(open.vault)) return fail('RECOVERY_CONFIRMED');
    // A sheet with a mistyped code would be kept in the safe for years.
    if (!isRecoveryCode(open.vault, recoveryCode)) return fail('WRONG_RECOVERY_CODE');
    const paper = recoveryPaper({
      townshipName: open.station.townshipName,
      pcName: pcNameOf(open.station),
      userName: open.actor.userName,
      recoveryCode,
      madeOn: clock.today(),
    });
    const made = await host.pdf(paper);
    return made.ok ? ok({ bytes: made.value }) : made;
  }),
  'setup/confirmRecovery': unlocked(({ open, env }, { recoveryCode }) => {
    const confirmed = confirmRecovery(env, open.vault, recoveryCode);
    return confirmed.ok ? ok({}) : confirmed;
  }),
  'station/importCountyKey': unlocked(({ session, open }, { text }) => {
    const read = readCountyKey(text);
    if (!read.ok) return read;
    session.setCounty(open, read.value, text);
    const { name, keyId, fingerprint } = read.value;
    return ok({ name, keyId, fingerprint });
  }),
};
