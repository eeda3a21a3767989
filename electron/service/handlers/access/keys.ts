import type { ChannelName, Handlers } from '#shared/contract/index.ts';
import { ok } from '#shared/result.ts';
import { beginRekey } from '../../keys/begin-rekey.ts';
import { importPermit } from '../../keys/permit.ts';
import { newUnlockRequest, saveUnlockRequest, unlockByCounty, unlockRequestNow } from '../../keys/unlock-steps.ts';
import type { Context } from '../../service-context.ts';
import { pcNameOf } from '../../session/station.ts';
import { unlocked } from '../unlocked.ts';

type Names = Extract<ChannelName, `keys/${string}`>;

export const keysHandlers: Pick<Handlers<Context>, Names> = {
  'keys/device': unlocked(({ open: { vault, station } }) => ok({ device: vault.deviceId, pc: pcNameOf(station) })),
  'keys/rekeyView': unlocked(({ open, rekeys }) => ok(rekeys.view(open))),
  'keys/beginRekey': (context, { password }) => beginRekey(context, password),
  'keys/importPermit': unlocked(({ open, session, clock }, { text }) => {
    const imported = importPermit(open, open.station.county, text, clock.today());
    if (imported.ok) session.setPermit(open, imported.value);
    return imported;
  }),
  'keys/unlockRequest': unlockRequestNow,
  'keys/makeUnlockRequest': (context, { userId }) => newUnlockRequest(context, userId),
  'keys/saveUnlockRequest': saveUnlockRequest,
  'keys/unlockOnce': (context, { answer, newPassword }) => unlockByCounty(context, answer, newPassword),
};
