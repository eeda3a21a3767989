import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** The programs of the newest PostgreSQL of Debian; fails with the sentence what to install. */
export function postgresPrograms(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (found === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql');
  return found;
}

/** PostgreSQL refuses to run as root. */
export function postgresUser(): { readonly uid: number; readonly gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

/** A server on a folder of data that is there already. */
export type PostgresServer = {
  /** Resolves when it takes connections. */
  readonly start: () => Promise<void>;
  /** SIGINT: in order. SIGQUIT: ends it and its children without a checkpoint, so that recovery follows, as after a power cut. */
  readonly end: (signal: 'SIGINT' | 'SIGQUIT') => Promise<void>;
};

/** `folder` is its working folder, `data` that of the data. */
export function postgresServer(folder: string, data: string): PostgresServer {
  const user = postgresUser();
  let server: ChildProcess | null = null;
  // A test that fails before it stops its server must not leave it running.
  const endWithTests = (): void => void server?.kill('SIGQUIT');

  async function start(): Promise<void> {
    process.once('exit', endWithTests);
    const child = spawn(join(postgresPrograms(), 'postgres'), ['-D', data], {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server = child;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`PostgreSQL ended (${code}): ${said.slice(-2000)}`)));
      child.stderr.on('data', (piece: Buffer) => {
        said += piece.toString('utf8');
        if (/ready to accept (read-only )?connections/.test(said)) resolve();
      });
    });
    child.removeAllListeners('exit');
  }

  async function end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    process.off('exit', endWithTests);
    const child = server;
    server = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  return { start, end };
}
