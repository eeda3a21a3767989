import { fail, ok, type Result } from '#shared/result.ts';
import { readyRekey } from '../../store/rekey/ready-rekey.ts';
import type { Context } from '../service-context.ts';

/** Replaces the data key; see `keys/beginRekey`. */
export const beginRekey = (
  { env, session, rekeys }: Context,
  password: string,
): Promise<Result<{ readonly recoveryCode: string }>> =>
  session.whileOpen(async (open) => {
    const confirmed = await session.confirmPassword(open, password);
    if (!confirmed.ok) return confirmed;
    const { vault, store, actor, station } = open;
    const readied = await readyRekey(env, vault, password, station.county);
    if (!readied.ok) return readied;
    if (session.current()?.vault !== vault) return fail('LOCKED');
    const { recoveryCode, keep } = readied.value;
    // The entry first: a new key that nothing tells of would leave no trace.
    store.audit.note(actor, 'keys.rekeyBegin', `第 ${vault.epoch + 1} 代数据密钥`);
    keep();
    rekeys.tick();
    return ok({ recoveryCode });
  });
