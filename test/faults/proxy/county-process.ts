import { spawn } from 'node:child_process';
import { childCommand } from '../support/child.ts';
import { watched } from '../support/standing-still.ts';

/** The county's service in a process of its own, on the runtime this process runs on. */
export type CountyProcess = {
  readonly port: number;
  /** `kill -9`; resolves when it is gone. */
  readonly kill: () => Promise<void>;
};

/** It lives for a hundred runs or two: a compiler that makes PGlite's code fast again after each start would cost more than it saves. */
const QUICK_START = ['--liftoff-only'];

/** Starts it and resolves when it listens; fails with what it said when it ends before, and with `StoodStill`. */
export async function startCounty(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<CountyProcess> {
  const [program, ...rest] = childCommand('county', ['--port', '0', '--log-level', 'warn', ...args]);
  const child = spawn(program, [...QUICK_START, ...rest], {
    env: { PATH: process.env['PATH'], TZ: 'Asia/Shanghai', ELECTRON_RUN_AS_NODE: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const endWithRun = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithRun);
  void gone.then(() => process.off('exit', endWithRun));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
  const listening = new Promise<number>((resolve, reject) => {
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (out.length > 10_000) return;
      out += text;
      const url = /已启动：(http\S+)/.exec(out)?.[1];
      if (url !== undefined) resolve(Number(new URL(url).port));
    });
    void gone.then(() => reject(new Error(`The county did not start: ${out}${said}`)));
  });
  const port = await watched('starting the county', () => listening).catch((thrown: unknown) => {
    child.kill('SIGKILL');
    throw thrown;
  });
  return {
    port,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
