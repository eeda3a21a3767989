import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCountyKey } from './make-county-key.ts';

/** The keys lie beside the profile folder, where the county would have them: not inside it. */
const keyFolder = (dataDir: string): string => `${dataDir}-county`;

/** Text of the county's public key file; the pair is made once for each profile folder. */
export function countyPublicKey(dataDir: string): string {
  const folder = keyFolder(dataDir);
  if (existsSync(folder)) throw new Error(`The county already has its key: ${folder}`);
  return readFileSync(makeCountyKey(folder).publicPath, 'utf8');
}

/** What the batch tool prints for whoever holds the county's key; throws when it refuses the file. */
export function verifyBatch(dataDir: string, file: string): string {
  const folder = keyFolder(dataDir);
  const secret = readdirSync(folder).find((name) => name.includes('secret'));
  if (secret === undefined) throw new Error(`No secret key in ${folder}`);
  const args = ['build/run.mjs', 'county/cli/batch.ts', 'verify', file, '--key', join(folder, secret)];
  const checked = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (checked.status !== 0) throw new Error(`${checked.stdout}${checked.stderr}`);
  return checked.stdout;
}
