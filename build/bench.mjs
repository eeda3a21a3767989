/**
 * `npm run bench`: what the app costs in time and memory, as JSON lines on stdout, one a figure; everything else goes to
 * stderr. Never part of the tests: figures of a busy machine prove nothing. See docs/bench.md.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { run } from './lib/command.mjs';
import { CACHE, ROOT } from './lib/paths.mjs';
import { startXvfb } from './lib/xvfb.mjs';
import { setUp, setUpModules } from './setup.mjs';

/** The day of the invented case: its policy must be in force. */
const FIXED_CLOCK = '2023-10-20T09:00:00+08:00';

if (process.platform !== 'linux') {
  console.error('The bench reads Linux’s /proc and an X server: run it on Linux.');
  process.exit(2);
}
await setUpModules('stderr');
await setUp(console.error);
const { bundle } = await import('./bundle.mjs');
await bundle(console.error);
console.error(`${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`);

const figures = join(CACHE, 'bench', 'figures.jsonl');
mkdirSync(join(CACHE, 'bench'), { recursive: true });
rmSync(figures, { force: true });
const xvfb = await startXvfb();
const env = {
  ...process.env,
  DISPLAY: xvfb.display,
  WAYLAND_DISPLAY: '',
  TZ: 'Asia/Shanghai',
  AID_FIXED_CLOCK: FIXED_CLOCK,
  AID_BENCH_OUT: figures,
};
const playwright = join('node_modules', '@playwright', 'test', 'cli.js');
const parts = [
  ['build/run.mjs', 'test/bench/settle-bench.ts'],
  [playwright, 'test', '-c', 'test/bench/playwright.config.ts'],
];
let failed = 0;
try {
  for (const args of parts) {
    const { code } = await run(process.execPath, args, { env, cwd: ROOT, output: 'stderr' });
    if (code !== 0) failed += 1;
  }
} finally {
  await xvfb.stop();
  // What was measured before something failed is still a figure.
  if (existsSync(figures)) process.stdout.write(readFileSync(figures, 'utf8'));
}
process.exit(failed === 0 ? 0 : 1);
