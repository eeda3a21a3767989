/**
 * `npm run -s tour -- OUT [--keep-open]`: the real app through a whole invented case; see `test/tour/tour.spec.ts`.
 * `npm run -s tour -- OUT --all`: every screen in all its states and sizes; see `test/tour/every-screen.spec.ts`.
 */
import { join, resolve } from 'node:path';
import { mustRun } from './lib/command.mjs';
import { ROOT } from './lib/paths.mjs';
import { hasDisplay, startXvfb } from './lib/xvfb.mjs';
import { setUp } from './setup.mjs';

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined || options.some((option) => option !== '--keep-open' && option !== '--all')) {
  console.error('Usage: npm run -s tour -- OUT [--keep-open | --all]');
  process.exit(2);
}
await setUp();
const { bundle } = await import('./bundle.mjs');
await bundle();
const xvfb = hasDisplay() ? null : await startXvfb();
const env = {
  ...process.env,
  ...(xvfb === null ? {} : { DISPLAY: xvfb.display }),
  AID_TOUR_OUT: resolve(process.env['INIT_CWD'] ?? process.cwd(), folder),
  AID_TOUR_KEEP_OPEN: options.includes('--keep-open') ? '1' : '0',
};
try {
  const playwright = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const which = options.includes('--all') ? 'every-screen' : 'tour\\.spec';
  await mustRun(process.execPath, [playwright, 'test', '-c', 'test/tour/playwright.config.ts', which], { env });
} finally {
  await xvfb?.stop();
}
