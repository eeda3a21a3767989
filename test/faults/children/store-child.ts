/**
 * Works on a profile until it is killed, or does one step: `store-child DATA_DIR DATA_KEY USER_SEED SEED [STEP]`, keys in hex.
 */
import { openStore } from '../../../electron/store/open-store.ts';
import { vaultOfSeeds } from '../../store/support/keys.ts';
import { testEnv, valueOf } from '../../store/support/test-env.ts';
import { STEP_NAMES } from '../life/steps.ts';
import { say, work } from '../life/working.ts';

const [dataDir = '', dataKey = '', userSeed = '', seed = '0', wanted] = process.argv.slice(2);
const env = testEnv(dataDir, (Number(seed) % 10_000_000) * 10_000);
const seeds = { dataKey: Buffer.from(dataKey, 'hex'), userSeed: Buffer.from(userSeed, 'hex') };
const store = valueOf(openStore(env, vaultOfSeeds(env, seeds)));
say({ kind: 'open' });
work(store, Number(seed), STEP_NAMES.find((name) => name === wanted) ?? null);
store.close();
