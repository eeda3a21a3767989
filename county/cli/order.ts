import { join, resolve } from 'node:path';
import { now } from '../context.ts';
import { runOrder } from '../orders/run-order.ts';

/** `npm run -s order -- permit|unlock …`. npm changes the folder; INIT_CWD is where the person stands. */
const here = process.env['INIT_CWD'] ?? process.cwd();

process.exitCode = runOrder(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  resolve: (path) => resolve(here, path),
  packsFolder: join(process.env['AID_ROOT'] ?? process.cwd(), 'rules', 'packs'),
  now,
});
