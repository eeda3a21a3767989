import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { readRuntime } from '../../build/runtime/electron-runtime.mjs';
import { SANDBOX_ARGS } from '../e2e/fixtures.ts';
import { cpuTicks } from './process-tree.ts';
import type { ShownWindows } from './x-windows.ts';

export type BareApp = {
  readonly pid: number;
  /** Wall clock in ms just before the process was started. */
  readonly spawnedAt: number;
  /** Wall clock in ms at which its window came to the screen. */
  readonly shownAt: number;
  /** Looks into the page over the debugging port, then lets go of it again. */
  readonly withPage: <T>(look: (page: Page) => Promise<T>) => Promise<T>;
  readonly quit: () => Promise<void>;
};

const QUIET_STEPS = 4;
const STEP_MS = 150;
const GIVE_UP_MS = 30_000;

/**
 * Starts an app as a person does, without Playwright, whose inspector would delay the start. Comes back when the window
 * is on the screen and all its processes have come to rest: until then nobody asks the app anything.
 */
export async function startBare(appDir: string, dataDir: string, windows: ShownWindows): Promise<BareApp> {
  const runtime = readRuntime();
  if (runtime === null) throw new Error('The Electron runtime is not set up: npm run bench');
  const { ELECTRON_RUN_AS_NODE: _node, NODE_OPTIONS: _options, ...env } = process.env;
  const args = [appDir, ...SANDBOX_ARGS, `--user-data-dir=${dataDir}`, '--remote-debugging-port=0'];
  const shown = windows.next();
  const spawnedAt = performance.timeOrigin + performance.now();
  const child = spawn(runtime.executable, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = once(child, 'exit');
  const { pid } = child;
  if (pid === undefined) throw new Error('Electron does not start');
  const endpoint = new Promise<string>((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const shownAt = await Promise.race([shown, lateOrGone(gone)]);
  if (shownAt === null) {
    child.kill('SIGKILL');
    throw new Error(`No window of ${appDir} came to the screen`);
  }
  await untilQuiet(pid);
  return {
    pid,
    spawnedAt,
    shownAt,
    withPage: async (look) => {
      const browser: Browser = await chromium.connectOverCDP(await endpoint);
      try {
        const page = browser.contexts().flatMap((context) => context.pages())[0];
        if (page === undefined) throw new Error('The app has no page');
        return await look(page);
      } finally {
        // Of a connection this only lets go; the app runs on.
        await browser.close();
      }
    },
    quit: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

const lateOrGone = (gone: Promise<unknown>): Promise<null> =>
  Promise.race([gone.then(() => null), pause(GIVE_UP_MS, null, { ref: false })]);

/** Resolves when no process of the tree has used the processor for a while. */
export async function untilQuiet(pid: number): Promise<void> {
  let last = -1;
  let quiet = 0;
  for (let waited = 0; quiet < QUIET_STEPS && waited < GIVE_UP_MS; waited += STEP_MS) {
    await pause(STEP_MS);
    const ticks = cpuTicks(pid);
    quiet = ticks === last ? quiet + 1 : 0;
    last = ticks;
  }
}
