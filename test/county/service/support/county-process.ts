import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { bundleForNode } from '../../../../build/lib/bundle-for-node.mjs';

const ROOT = resolve(import.meta.dirname, '../../../..');

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const spawnCounty = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<ChildProcess> =>
  spawn(process.execPath, [await bundleForNode(join(ROOT, 'county/main.ts')), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], TZ: 'Asia/Shanghai', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs the tool to its end. */
export const runTool = (folder: string, ...args: readonly string[]): Promise<Ended> => runToolWith({}, folder, ...args);

/** The same with something in its environment. */
export async function runToolWith(env: NodeJS.ProcessEnv, folder: string, ...args: readonly string[]): Promise<Ended> {
  const child = await spawnCounty([...args, '--folder', folder], env);
  const said = listen(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said() };
}

/** A service in a process of its own. */
export type CountyProcess = {
  readonly url: string;
  readonly kill: () => Promise<void>;
  /** Asks it to stop; gives its exit code. */
  readonly stop: () => Promise<Ended>;
};

export const startProcess = (folder: string, ...args: readonly string[]): Promise<CountyProcess> =>
  startProcessWith({}, folder, ...args);

/** The same with something in its environment. */
export async function startProcessWith(
  env: NodeJS.ProcessEnv,
  folder: string,
  ...args: readonly string[]
): Promise<CountyProcess> {
  const child = await spawnCounty(['--folder', folder, '--port', '0', '--log-level', 'warn', ...args], env);
  const said = listen(child);
  const closed = once(child, 'close') as Promise<[number | null]>;
  const url = await new Promise<string>((resolveUrl, reject) => {
    child.stdout?.on('data', () => {
      const found = /已启动：(http\S+)/.exec(said().out)?.[1];
      if (found !== undefined) resolveUrl(found);
    });
    child.once('close', () => reject(new Error(`The service did not start: ${said().out}${said().err}`)));
  });
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await closed;
      return { code, ...said() };
    },
  };
}

function listen(child: ChildProcess): () => { readonly out: string; readonly err: string } {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => void (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (err += text));
  return () => ({ out, err });
}
