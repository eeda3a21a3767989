import { join } from 'node:path';
import { machine, now } from './context.ts';
import { runCounty } from './run-county.ts';

const root = process.env['AID_ROOT'] ?? process.cwd();

/** `npm run -s county -- …`. npm changes the folder; INIT_CWD is where the person stands. */
process.exitCode = await runCounty(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  here: process.env['INIT_CWD'] ?? process.cwd(),
  env: process.env,
  packsFolder: join(root, 'rules', 'packs'),
  consoleFolder: join(root, 'dist', 'console'),
  machine,
  now,
});
