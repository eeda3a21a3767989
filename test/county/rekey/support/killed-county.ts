import { join } from 'node:path';
import { machine, now } from '../../../../county/context.ts';
import { runCounty } from '../../../../county/run-county.ts';
import { beforeEachChange } from './dying-files.ts';

/**
 * A command of the county in a process of its own, which tells every change of the disk it is about to make, a line each, and kills
 * itself before the one whose number `KILL_AT` says.
 */
const root = process.cwd();
const killAt = Number(process.env['KILL_AT'] ?? 0);
let done = 0;
await beforeEachChange((change) => {
  done++;
  if (done === killAt) process.kill(process.pid, 'SIGKILL');
  process.stdout.write(`change ${change}\n`);
});
process.exitCode = await runCounty(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  here: root,
  env: process.env,
  packsFolder: join(root, 'rules', 'packs'),
  consoleFolder: root,
  machine,
  now,
});
