import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './paths.mjs';
import { describeProcesses, killAll, processTree } from '../limits/process-tree.mjs';

/** How long a program has to say what it was at before it is ended. */
const LAST_WORDS_MS = 5_000;

/**
 * @typedef {object} Options
 * @property {NodeJS.ProcessEnv} [env] the whole environment; this process's own when left out
 * @property {string} [cwd] the project when left out
 * @property {'show' | 'quiet' | 'stderr'} [output] shown as it comes, kept, or shown on stderr only
 * @property {number | undefined} [limitMinutes] far above what it needs: then it is asked what it is at (SIGTERM), what runs is shown, and all of it is ended
 */

/** @typedef {{ readonly code: number, readonly output: string }} Ended `code`: 128 after a signal, 124 at the limit */

/**
 * Runs a program to its end. Kept output is stdout and stderr together, in the order they came.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ended>} rejects only when the program cannot be started
 */
export function run(program, args, { env = process.env, cwd = ROOT, output = 'show', limitMinutes } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = output === 'show' ? 'inherit' : output === 'stderr' ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: /** @type {import('node:child_process').StdioOptions} */ (stdio),
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const said = () => Buffer.concat(chunks).toString('utf8');
    const giveUp = () => {
      // However it ends now, it was not done.
      child.removeAllListeners('close');
      void endTree(child, `${program} ${args.join(' ')}`).then(() => resolve({ code: 124, output: said() }));
    };
    const limit = limitMinutes === undefined ? undefined : setTimeout(giveUp, limitMinutes * 60_000);
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      resolve({ code: code ?? (signal === null ? 1 : 128), output: said() });
    });
  });
}

/**
 * Asks a program that is not done what it is at, shows what runs below it, and ends all of it.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} name
 */
export async function endTree(child, name) {
  const tree = processTree(child.pid ?? 0);
  console.error(`\nNot done within its limit, so it is ended: ${name}\n${describeProcesses(tree)}`);
  // What it started stays below it only as long as it is there itself.
  const ended = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(LAST_WORDS_MS, null, { ref: false })]);
  killAll([...tree, ...processTree(child.pid ?? 0)].map(({ pid }) => pid));
  child.kill('SIGKILL');
  await ended;
}

/**
 * Runs a program and throws, with what it said, unless it ends with 0.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<string>} its kept output
 */
export async function mustRun(program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code}\n${output}`.trimEnd());
  return output;
}

/**
 * Runs npm. Under `npm run` the very same npm is used; on Windows npm is a script, which only a shell can start.
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<string>}
 */
export function npm(args, options) {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('.js')) return mustRun(process.execPath, [script, ...args], options);
  if (process.platform === 'win32') return mustRun('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options);
  return mustRun('npm', args, options);
}
