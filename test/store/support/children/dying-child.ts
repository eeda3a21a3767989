/**
 * Dies in the middle: `dying-child DATA_DIR DATA_KEY USER_SEED FIRST_ID migrate STATEMENT` kills itself before that statement
 * of a step of the schema; `… backup` makes backups, one line for each that is proven, until it is killed.
 */
import { writeSync } from 'node:fs';
import { openStore } from '../../../../electron/store/open-store.ts';
import { makeBackupOf } from '../backups.ts';
import { vaultOfSeeds } from '../keys.ts';
import { stepThatMoves } from '../steps/moving-step.ts';
import { testEnv, valueOf } from '../test-env.ts';

const [dataDir = '', dataKey = '', userSeed = '', firstId = '0', work, statement] = process.argv.slice(2);
const env = testEnv(dataDir, Number(firstId));
const seeds = { dataKey: Buffer.from(dataKey, 'hex'), userSeed: Buffer.from(userSeed, 'hex') };
const vault = vaultOfSeeds(env, seeds);
if (work === 'migrate') {
  openStore(
    env,
    vault,
    stepThatMoves((index) => {
      if (index === Number(statement)) process.kill(process.pid, 'SIGKILL');
    }),
  );
} else {
  const store = valueOf(openStore(env, vault));
  writeSync(1, 'open\n');
  for (;;) writeSync(1, `${await makeBackupOf({ store, env })}\n`);
}
