import type { AidCaseFile } from '#shared/settlement/case-file.ts';
import { RESULT_FORMAT, type AidResultFile } from '#shared/settlement/result-file.ts';
import type { PolicyPack } from '../packs/policy-pack.ts';
import { settleCase, type SettleOptions } from './settle-case.ts';
import { ENGINE_VERSION } from './version.ts';

/** Settles a whole checked file under the pack it names. Throws when it names another pack, which is a bug. */
export function settle(pack: PolicyPack, file: AidCaseFile, options: Pick<SettleOptions, 'trace'> = {}): AidResultFile {
  if (file.pack !== pack.content.id) throw new RangeError(`The file is for ${file.pack}, not ${pack.content.id}`);
  return {
    format: RESULT_FORMAT,
    pack: pack.content.id,
    packHash: pack.hash,
    engine: ENGINE_VERSION,
    cases: file.cases.map((aidCase) =>
      settleCase(pack, aidCase, { local: file.local, closeYear: file.closeYear, trace: options.trace }),
    ),
  };
}
