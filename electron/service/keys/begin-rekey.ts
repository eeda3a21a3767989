import { fail, ok, type Result } from '#shared/result.ts';
import { readyRekey } from '../../store/rekey/ready-rekey.ts';
import type { Context } from '../service-context.ts';

/** Replaces the data key; see `keys/beginRekey`. */
export const beginRekey = (
  { env, session, rekeys, backups }: Context,
  password: string,
): Promise<Result<{ readonly recoveryCode: string }>> =>
  session.whileOpen(async (open) => {
    const confirmed = await session.confirmPassword(open, password);
    if (!confirmed.ok) return confirmed;
    const { vault, store, actor } = open;
    const readied = await readyRekey(env, vault, password, () => session.current()?.station.county ?? null);
    if (!readied.ok) return readied;
    if (session.current()?.vault !== vault) return fail('LOCKED');
    // What replaces the data must not find other keys at its end than at its beginning.
    if (backups.jobs.current() !== null) return fail('BACKUP_BUSY');
    const { recoveryCode, keep } = readied.value;
    // The entry first: a new key that nothing tells of would leave no trace.
    store.audit.note(actor, 'keys.rekeyBegin', `第 ${vault.epoch + 1} 代数据密钥`);
    keep();
    rekeys.tick();
    return ok({ recoveryCode });
  });
