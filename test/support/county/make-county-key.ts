import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A county test key pair made by the batch tool itself, in `folder`. */
export function makeCountyKey(folder: string): {
  readonly publicPath: string;
  readonly secretPath: string;
  /** Private key that policy packs are signed with. */
  readonly policyPath: string;
} {
  mkdirSync(folder, { recursive: true });
  const made = spawnSync(
    process.execPath,
    ['build/run.mjs', 'county/cli/batch.ts', 'keygen', folder, '--name', '清河县医疗保障局'],
    {
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const find = (word: RegExp): string => {
    const name = readdirSync(folder).find((file) => word.test(file));
    if (name === undefined) throw new Error(`No ${word} in ${folder}`);
    return join(folder, name);
  };
  return {
    publicPath: find(/(?<!secret.*)\.aidcounty\.json$/),
    secretPath: find(/secret/),
    policyPath: find(/aidpolicy-private/),
  };
}
