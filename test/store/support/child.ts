import { build } from 'esbuild';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterTest } from './fixtures.ts';

/** Bundles a script of `children/`, so that it runs as a process of its own. Below the project, where the addon's package is. */
export async function bundleChild(name: string): Promise<string> {
  const folder = join('node_modules', '.cache', 'aid-window', 'test');
  const outfile = join(folder, `${name}-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  afterTest(() => rmSync(outfile, { force: true }));
  await build({
    entryPoints: [join('test', 'store', 'support', 'children', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3'],
    logLevel: 'error',
  });
  return outfile;
}

export type Child = {
  readonly process: ChildProcessByStdio<null, Readable, null>;
  /** Lines as they come. */
  readonly lines: AsyncIterable<string>;
  readonly ended: Promise<void>;
};

/** Starts a bundled script on the runtime the tests themselves run on. */
export function startChild(script: string, args: readonly string[]): Child {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  afterTest(() => child.kill('SIGKILL'));
  return { process: child, lines: createInterface({ input: child.stdout }), ended };
}
