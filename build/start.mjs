/** `npm start`: sets up what is missing, builds what changed, opens the app. Further arguments go to the app. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from './lib/paths.mjs';
import { hasDisplay, startXvfb } from './lib/xvfb.mjs';
import { setUp } from './setup.mjs';

const runtime = await setUp();
const { bundle } = await import('./bundle.mjs');
await bundle();

const args = [ROOT, ...process.argv.slice(2)];
if (process.getuid?.() === 0) {
  console.log('Running as root: Chromium’s own sandbox does not work for root, so the app starts with --no-sandbox.');
  args.push('--no-sandbox');
}
const { ELECTRON_RUN_AS_NODE: _node, ...env } = process.env;
const xvfb = hasDisplay() ? null : await startXvfb();
if (xvfb !== null) {
  console.log(
    `No display here (neither DISPLAY nor WAYLAND_DISPLAY): the app opens on a virtual one, Xvfb ${xvfb.display}.`,
  );
  env['DISPLAY'] = xvfb.display;
}
console.log(`Opening with ${runtime.source}. Ctrl+C ends it.`);
// A process group of its own: Ctrl+C must reach main alone, which then ends its other processes in order.
const app = spawn(runtime.executable, args, { cwd: ROOT, env, stdio: 'inherit', detached: true });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => app.kill(signal));
const [code] = await once(app, 'close');
await xvfb?.stop();
process.exit(code ?? 1);
