/**
 * Tries a profile as somebody whom file permissions bind: `bound-child DATA_DIR DATA_KEY USER_SEED UID`. Says what counting
 * a try at the lock and what opening the data come to, one line each.
 */
import Sqlite from 'better-sqlite3';
import { openStore } from '../../../../electron/store/open-store.ts';
import { wrongTries } from '../../../../electron/store/vault/wrong-tries.ts';
import { vaultOfSeeds } from '../keys.ts';
import { codeOf, testEnv } from '../test-env.ts';

const [dataDir = '', dataKey = '', userSeed = '', uid = ''] = process.argv.slice(2);
const env = testEnv(dataDir, 950_000);
// The program lies where this user may not look; it is loaded before.
new Sqlite(':memory:', { nativeBinding: env.sqliteBinding }).close();
if (process.getuid?.() === 0) process.setuid?.(Number(uid));
console.log(codeOf(() => wrongTries(dataDir, () => 0).note('user-1')));
const vault = vaultOfSeeds(env, { dataKey: Buffer.from(dataKey, 'hex'), userSeed: Buffer.from(userSeed, 'hex') });
console.log(
  codeOf(() => {
    const opened = openStore(env, vault);
    if (opened.ok) opened.value.close();
    return opened;
  }),
);
