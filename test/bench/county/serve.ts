import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { memoryOf } from '../../support/process/memory.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A county's service as an operator starts it, in a process of its own. */
export type Served = {
  readonly url: string;
  /** Its megabytes. */
  readonly memory: (of: 'VmHWM' | 'VmRSS') => number;
  readonly stop: () => Promise<void>;
};

/** Starts it and waits until it says its address. `root`: where the program lies whose policy packs it takes. */
export async function serve(folder: string, databaseUrl: string, root = ROOT): Promise<Served> {
  const args = ['build/run.mjs', 'county/main.ts', '--folder', folder, '--port', '0', '--log-level', 'warn'];
  const env = { PATH: process.env['PATH'], TZ: 'Asia/Shanghai', DATABASE_URL: databaseUrl, AID_ROOT: root };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const url = await new Promise<string>((tell, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /已启动：(http\S+)/.exec(said)?.[1];
      if (address !== undefined) tell(address);
    });
    child.once('close', () => reject(new Error(`The service did not start: ${said}`)));
  });
  return {
    url,
    memory: (of) => memoryOf(of, child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  };
}
