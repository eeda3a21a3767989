/**
 * Saves a draft over and over and says which revision is acknowledged, one line each, until it is killed:
 * `saving-child DATA_DIR DATA_KEY USER_SEED FIRST_ID`, keys in hex.
 */
import { writeSync } from 'node:fs';
import { emptyForm } from '#shared/domain/application-form.ts';
import { openStore } from '../../../../electron/store/open-store.ts';
import { vaultOfSeeds } from '../keys.ts';
import { ACTOR, testEnv, valueOf } from '../test-env.ts';

const [dataDir = '', dataKey = '', userSeed = '', firstId = '0'] = process.argv.slice(2);
const env = testEnv(dataDir, Number(firstId));
const seeds = { dataKey: Buffer.from(dataKey, 'hex'), userSeed: Buffer.from(userSeed, 'hex') };
const { applications } = valueOf(openStore(env, vaultOfSeeds(env, seeds)));
const form = emptyForm('2023-06-15', () => 'k1');
const { id } = applications.create(ACTOR, form);
for (let revision = 1; ; revision += 1) {
  const saved = valueOf(applications.saveDraft(ACTOR, id, revision, { ...form, note: `第 ${revision + 1} 版` }));
  // Straight to the pipe: an acknowledgement must not wait in a buffer that the kill takes away.
  writeSync(1, `${id} ${saved.revision}\n`);
}
