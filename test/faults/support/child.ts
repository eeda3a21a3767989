import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The scripts that run as processes of their own; `build/faults.mjs` bundles them and says where they lie. */
export type ChildName = 'store' | 'plain' | 'county' | 'county_work' | 'pglite' | 'simulation';

export type Child = {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** Ends it at once, with everything it started. */
  readonly kill: () => void;
  readonly ended: Promise<void>;
  /** What it wrote to stderr so far. */
  readonly errors: () => string;
};

/** The command that starts a child on the runtime this process itself runs on. */
export function childCommand(name: ChildName, args: readonly string[]): readonly [string, ...string[]] {
  const script = process.env[`AID_FAULTS_CHILD_${name.toUpperCase()}`];
  if (script === undefined) throw new Error('Start it with: npm run faults');
  return [process.execPath, script, ...args];
}

/** Starts a child (or another program around one) and hands each line of its output to `onLine`. `more` is added to its environment. */
export function startChild(
  command: readonly [string, ...string[]],
  onLine: (line: string) => void,
  more: Readonly<Record<string, string>> = {},
): Child {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...more, ELECTRON_RUN_AS_NODE: '1' },
    // A group of its own: a program around a child that is killed alone leaves the child behind.
    detached: process.platform !== 'win32',
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', onLine);
  // The lines that were in the pipe when it died are acknowledgements too.
  const read = new Promise<void>((resolve) => lines.once('close', () => resolve()));
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    process: child,
    kill: () => killGroup(child),
    ended: Promise.all([read, gone]).then(() => undefined),
    errors: () => errors,
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}
