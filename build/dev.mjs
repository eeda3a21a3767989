/**
 * `npm run dev`: the app, rebuilt as files change. The renderer reloads, the service restarts, and a change of main or
 * preload starts the app again. The page still comes from app:// under its real policy, so no dev server is used.
 */
import { spawn } from 'node:child_process';
import { ROOT } from './lib/paths.mjs';
import { hasDisplay, startXvfb } from './lib/xvfb.mjs';
import { setUp } from './setup.mjs';

const runtime = await setUp();
const { bundle } = await import('./bundle.mjs');
await bundle();
const { context } = await import('esbuild');
const { build } = await import('vite');
const { electronBundles, rendererConfig } = await import('./lib/bundles.mjs');

const xvfb = hasDisplay() ? null : await startXvfb();
const { ELECTRON_RUN_AS_NODE: _node, ...env } = process.env;
if (xvfb !== null) env['DISPLAY'] = xvfb.display;
const args = [ROOT, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...process.argv.slice(2)];

/** @type {import('node:child_process').ChildProcess | null} */
let app = null;
let restarting = false;

function open() {
  // A process group of its own: Ctrl+C must reach main alone, which then ends its other processes in order.
  app = spawn(runtime.executable, args, {
    cwd: ROOT,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  app.once('exit', () => {
    app = null;
    if (restarting) open();
    else void end();
    restarting = false;
  });
}

/** @param {'reload' | 'restart-service' | 'restart'} what */
function tell(what) {
  if (app === null) return;
  console.log(`dev: ${what}`);
  if (what === 'restart') {
    restarting = true;
    app.kill();
  } else app.send(what);
}

const CHANGES = /** @type {const} */ ({
  main: 'restart',
  preload: 'restart',
  service: 'restart-service',
  rosterReader: 'restart-service',
});

/** @type {import('esbuild').BuildContext[]} */
const contexts = [];
for (const name of /** @type {const} */ (['main', 'preload', 'service', 'rosterReader'])) {
  contexts.push(await watchBundle(electronBundles()[name], () => tell(CHANGES[name])));
}
const watcher = await build({ ...(await rendererConfig()), build: { ...(await rendererConfig()).build, watch: {} } });
if ('on' in watcher) {
  let isFirst = true;
  watcher.on('event', ({ code }) => {
    if (code !== 'END') return;
    if (!isFirst) tell('reload');
    isFirst = false;
  });
}
open();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => app?.kill(signal));

/**
 * @param {import('esbuild').BuildOptions} options
 * @param {() => void} onRebuilt called after every build but the first, if it has no errors
 */
async function watchBundle(options, onRebuilt) {
  let isFirst = true;
  /** @type {import('esbuild').Plugin} */
  const report = {
    name: 'report',
    setup: ({ onEnd }) =>
      onEnd(({ errors }) => {
        if (!isFirst && errors.length === 0) onRebuilt();
        isFirst = false;
      }),
  };
  const made = await context({ ...options, plugins: [report] });
  await made.watch();
  return made;
}

async function end() {
  await Promise.all(contexts.map((made) => made.dispose()));
  if ('close' in watcher) await watcher.close();
  await xvfb?.stop();
  process.exit(0);
}
