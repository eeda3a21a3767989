import { findLocalProblems } from '#rules';
import type { Handlers } from '#shared/contract/index.ts';
import { formatYuan } from '#shared/fen.ts';
import { fail, ok } from '#shared/result.ts';
import { readAmount } from '#shared/typed-text.ts';
import { packView } from '../packs/pack-view.ts';
import type { Context } from '../service-context.ts';
import { unlocked } from './unlocked.ts';

type Names = 'policy/list' | 'policy/localParameters' | 'policy/setLocalParameter';

export const policyHandlers: Pick<Handlers<Context>, Names> = {
  'policy/list': ({ packs }) => ok({ packs: packs.list().map(packView) }),
  'policy/localParameters': unlocked(({ open }) =>
    ok({
      values: open.store.localParameters
        .list()
        .map(({ key, value, source, setAt, setBy }) => ({ key, value, source, setAt, setBy })),
    }),
  ),
  'policy/setLocalParameter': unlocked(({ open, packs }, { key, value, source }) => {
    const pack = packs.get(open.station.pack);
    if (!pack.ok) return pack;
    const definition = pack.value.content.local.find((item) => item.key === key);
    if (definition === undefined) return fail('BAD_INPUT', { where: key.slice(0, 64) });
    if (value.trim() === '') {
      open.store.localParameters.remove(open.actor, key);
      return ok({});
    }
    // Every parameter of today's packs is an amount; typed as people type amounts, kept as the contract writes them.
    const read = readAmount(value);
    if (!read.ok) return fail('BAD_INPUT', { where: definition.name });
    const kept = formatYuan(read.amount);
    if (findLocalProblems(pack.value, { [key]: kept }).length > 0) return fail('BAD_INPUT', { where: definition.name });
    open.store.localParameters.set(open.actor, key, kept, source);
    return ok({});
  }),
};
