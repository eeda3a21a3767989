import type { Handlers } from '#shared/contract/index.ts';
import { ok } from '#shared/result.ts';
import { localHistory } from '../packs/local-history.ts';
import { choosePack, compareApplications, installPack, openPackFile } from '../packs/pack-steps.ts';
import { setLocal, withdrawLocal } from '../packs/set-local.ts';
import { packView } from '../packs/view/pack-view.ts';
import type { Context } from '../service-context.ts';
import { unlocked } from './unlocked.ts';

type Names =
  | 'policy/list'
  | 'policy/localParameters'
  | 'policy/setLocalParameter'
  | 'policy/withdrawLocalParameter'
  | 'policy/openFile'
  | 'policy/affected'
  | 'policy/cancelAffected'
  | 'policy/install'
  | 'policy/choose';

export const policyHandlers: Pick<Handlers<Context>, Names> = {
  'policy/list': ({ packs }) => ok({ packs: packs.list().map(packView) }),
  'policy/localParameters': unlocked(({ open, packs, clock }) => {
    const pack = packs.get(open.station.pack);
    return pack.ok ? ok({ values: localHistory(open.store, pack.value, clock.today()) }) : pack;
  }),
  'policy/setLocalParameter': unlocked(({ open, packs }, input) => {
    const pack = packs.get(open.station.pack);
    return pack.ok ? setLocal(open, pack.value, input) : pack;
  }),
  'policy/withdrawLocalParameter': unlocked(({ open, packs }, input) => {
    const pack = packs.get(open.station.pack);
    return pack.ok ? withdrawLocal(open, pack.value, input) : pack;
  }),
  'policy/openFile': unlocked(openPackFile),
  'policy/affected': unlocked(compareApplications),
  'policy/cancelAffected': unlocked(({ previews }) => {
    previews.cancel();
    return ok({});
  }),
  'policy/install': unlocked(installPack),
  'policy/choose': unlocked(choosePack),
};
