import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real PostgreSQL of its own for a test: on loopback, in a new folder, as a user that is not root. */
export type TestPostgres = {
  readonly url: string;
  readonly folder: string;
  readonly port: number;
  /** Ends it without a word, as a power cut ends the process. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same folder and port. */
  readonly restart: () => Promise<void>;
  /** Stops it and removes its folder. */
  readonly stop: () => Promise<void>;
};

const DEBIAN = '/usr/lib/postgresql';

/** The newest PostgreSQL of Debian; fails with the sentence what to install. */
function binaries(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (found === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql');
  return found;
}

/** PostgreSQL refuses to run as root. */
function runAs(): { readonly uid: number; readonly gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

/** Starts one. `settings` are lines of its configuration; what it commits is synced unless a test says otherwise. */
export async function startPostgres(settings: readonly string[] = []): Promise<TestPostgres> {
  const bin = binaries();
  const user = runAs();
  const folder = mkdtempSync(join(tmpdir(), 'aid-pg-'));
  chmodSync(folder, 0o700);
  if ('uid' in user) chownSync(folder, user.uid ?? 0, user.gid ?? 0);
  const data = join(folder, 'data');
  const locale = ['--encoding=UTF8', '--locale=C', '--auth=trust', '--username=aid', '--no-sync'];
  execFileSync(join(bin, 'initdb'), ['-D', data, ...locale], { ...user, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const lines = [
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    `unix_socket_directories = '${folder}'`,
    'shared_buffers = 64MB',
    'max_connections = 40',
    ...settings,
  ];
  writeFileSync(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
  const url = `postgres://aid@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | null = null;
  // A test that fails before it stops its server must not leave it running.
  const endWithTests = (): void => void server?.kill('SIGQUIT');
  process.once('exit', endWithTests);

  async function start(): Promise<void> {
    server = spawn(join(bin, 'postgres'), ['-D', data], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const child = server;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`PostgreSQL ended (${code}): ${said.slice(-2000)}`)));
      child.stderr?.on('data', (piece: Buffer) => {
        said += piece.toString('utf8');
        if (said.includes('database system is ready to accept connections')) resolve();
      });
    });
    child.removeAllListeners('exit');
  }

  async function end(signal: 'SIGKILL' | 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const child = server;
    server = null;
    if (child === null || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  await start();
  return {
    url,
    folder,
    port,
    // SIGQUIT ends its children too, without a checkpoint: recovery from the log follows, as after a kill.
    kill: () => end('SIGQUIT'),
    restart: start,
    stop: async () => {
      process.off('exit', endWithTests);
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
