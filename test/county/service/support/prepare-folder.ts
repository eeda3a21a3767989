import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COUNTY } from '../../http/support/county-service.ts';
import { fixedBytes, testCounty } from '../../support/sample-batch.ts';

/** Makes a county's folder with the keys of the test county, to which the test batches are sealed. */
export async function prepareFolder(folder: string): Promise<void> {
  const { secretFile, publicFile } = testCounty();
  const keys = join(folder, 'keys');
  await mkdir(keys, { recursive: true });
  await writeFile(join(keys, `${publicFile.keyId}.aidcounty.json`), JSON.stringify(publicFile));
  await writeFile(join(keys, `${publicFile.keyId}.aidcounty-secret.json`), JSON.stringify(secretFile));
  await writeFile(join(keys, 'data-key'), Buffer.from(fixedBytes('data-key')(32)).toString('base64url'));
  const identity = { format: 'aid-county-folder/1', code: COUNTY, name: '测试县医疗保障局' };
  await writeFile(join(folder, 'county.json'), JSON.stringify(identity));
}
