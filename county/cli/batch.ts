import { join, resolve } from 'node:path';
import { runBatch } from './run-batch.ts';

/** `npm run -s batch -- verify|header|keygen …`. npm changes the folder; INIT_CWD is where the person stands. */
const here = process.env['INIT_CWD'] ?? process.cwd();

process.exitCode = runBatch(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  resolve: (path) => resolve(here, path),
  packsFolder: join(process.env['AID_ROOT'] ?? process.cwd(), 'rules', 'packs'),
});
