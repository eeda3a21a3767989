import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/**
 * @typedef {object} Options
 * @property {NodeJS.ProcessEnv} [env] the whole environment; this process's own when left out
 * @property {string} [cwd] the project when left out
 * @property {'show' | 'quiet' | 'stderr'} [output] shown as it comes, kept, or shown on stderr only
 */

/** @typedef {{ readonly code: number, readonly output: string }} Ended */

/**
 * Runs a program to its end. Kept output is stdout and stderr together, in the order they came.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ended>} rejects only when the program cannot be started
 */
export function run(program, args, { env = process.env, cwd = ROOT, output = 'show' } = {}) {
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
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code: code ?? (signal === null ? 1 : 128), output: Buffer.concat(chunks).toString('utf8') });
    });
  });
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
