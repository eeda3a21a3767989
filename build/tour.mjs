/** `npm run -s tour -- OUT [--keep-open]`: the real app through a whole invented case; see `test/tour/tour.ts`. */
import { hasDisplay, startXvfb } from './lib/xvfb.mjs';
import { mustRun } from './lib/command.mjs';
import { setUp } from './setup.mjs';

await setUp();
const { bundle } = await import('./bundle.mjs');
await bundle();
const xvfb = hasDisplay() ? null : await startXvfb();
const env = xvfb === null ? process.env : { ...process.env, DISPLAY: xvfb.display };
try {
  await mustRun(process.execPath, ['build/run.mjs', 'test/tour/tour.ts', ...process.argv.slice(2)], { env });
} finally {
  await xvfb?.stop();
}
