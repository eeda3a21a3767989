import type { AidCaseFile } from '#shared/settlement/case-file.ts';
import { RESULT_FORMAT, type AidResultFile } from '#shared/settlement/result-file.ts';
import type { PolicyPack } from '../packs/policy-pack.ts';
import { settleUnder, type SettleOptions } from './settle-case.ts';
import { settingOf } from './settle-visits.ts';
import { ENGINE_VERSION } from './version.ts';

/** Settles a whole checked file under the pack it names. Throws when it names another pack, which is a bug. */
export function settle(pack: PolicyPack, file: AidCaseFile, options: Pick<SettleOptions, 'trace'> = {}): AidResultFile {
  if (file.pack !== pack.content.id) throw new RangeError(`The file is for ${file.pack}, not ${pack.content.id}`);
  const setting = settingOf(pack, { local: file.local, closeYear: file.closeYear });
  return {
    format: RESULT_FORMAT,
    pack: pack.content.id,
    packHash: pack.hash,
    engine: ENGINE_VERSION,
    cases: file.cases.map((aidCase) => settleUnder(setting, aidCase, options.trace === true)),
  };
}
