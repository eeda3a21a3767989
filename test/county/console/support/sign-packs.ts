import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rawPublicOf } from '../../../../county/keys/raw-keys.ts';
import { POLICY_SECRET } from '../../../service/support/signed-packs.ts';
import { testCounty } from '../../support/sample-batch.ts';

/** The test county's public key file with the public key that policy packs are signed with. */
export function policyCounty(): string {
  const policy = Buffer.from(rawPublicOf(POLICY_SECRET)).toString('base64url');
  return JSON.stringify({ ...testCounty().publicFile, policy });
}

/** Gives a county's folder that file, before it is started. */
export const signPacks = (folder: string): Promise<void> =>
  writeFile(join(folder, 'keys', `${testCounty().publicFile.keyId}.aidcounty.json`), policyCounty());
