import type { Handlers } from '#shared/contract/index.ts';
import { ok } from '#shared/result.ts';
import { readPreferences, writePreference } from '../preference/preference-file.ts';
import type { Context } from '../service-context.ts';

type Names = 'preference/list' | 'preference/set';

export const preferenceHandlers: Pick<Handlers<Context>, Names> = {
  'preference/list': ({ env }) => ok({ values: { ...readPreferences(env.dataDir) } }),
  'preference/set': ({ env }, { name, value }) => {
    writePreference(env.dataDir, name, value);
    return ok({});
  },
};
