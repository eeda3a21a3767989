/**
 * Works on a profile until it is killed, or does one step or operation:
 * `store-child DATA_DIR DATA_KEY USER_SEED SEED [NAME]`, keys in hex.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { openStore } from '../../../electron/store/open-store.ts';
import { vaultOfSeeds } from '../../store/support/keys.ts';
import { testEnv, valueOf } from '../../store/support/test-env.ts';
import { OPERATION_NAMES } from '../life/operation-name.ts';
import { operate } from '../life/operations.ts';
import { STEP_NAMES } from '../life/steps.ts';
import { say, work } from '../life/working.ts';

const [dataDir = '', dataKey = '', userSeed = '', seed = '0', wanted] = process.argv.slice(2);
const env = testEnv(dataDir, (Number(seed) % 10_000_000) * 10_000);
const seeds = { dataKey: Buffer.from(dataKey, 'hex'), userSeed: Buffer.from(userSeed, 'hex') };
const vault = vaultOfSeeds(env, seeds);
limitDescriptors(process.env['AID_FAULTS_DESCRIPTORS']);
const operation = OPERATION_NAMES.find((name) => name === wanted);
if (operation !== undefined) await operate(operation, env, vault);
else {
  const store = valueOf(openStore(env, vault));
  say({ kind: 'open' });
  work(store, Number(seed), STEP_NAMES.find((name) => name === wanted) ?? null);
  store.close();
}

/** From now on only so many more files can be open at a time; the runtime itself needs many to start. */
function limitDescriptors(more: string | undefined): void {
  if (more === undefined) return;
  const most = readdirSync('/proc/self/fd').length - 1 + Number(more);
  execFileSync('/usr/bin/prlimit', ['--pid', String(process.pid), `--nofile=${most}`]);
}
