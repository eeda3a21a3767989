import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, postgresPrograms, postgresServer, postgresUser } from './postgres/postgres-server.ts';

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

/**
 * Starts one. `settings` are lines of its configuration; what it commits is synced unless a test says otherwise. `parent` is the
 * folder in which its own one is made; any user must be able to pass it.
 */
export async function startPostgres(settings: readonly string[] = [], parent = tmpdir()): Promise<TestPostgres> {
  return servePostgres(settings, parent, (data, folder) => {
    const locale = ['--encoding=UTF8', '--locale=C', '--auth=trust', '--username=aid', '--no-sync'];
    const asUser = { ...postgresUser(), cwd: folder, stdio: 'pipe' } as const;
    execFileSync(join(postgresPrograms(), 'initdb'), ['-D', data, ...locale], asUser);
  });
}

/**
 * Starts a second one that follows another (streaming replication) until it is promoted by `select pg_promote()`. The first one
 * knows it by its name: `synchronous_standby_names`.
 */
export async function startReplica(of: TestPostgres, name: string): Promise<TestPostgres> {
  return servePostgres([`cluster_name = '${name}'`], tmpdir(), (data, folder) => {
    const from = ['-h', '127.0.0.1', '-p', String(of.port), '-U', 'aid', '--write-recovery-conf', '--checkpoint=fast'];
    const asUser = { ...postgresUser(), cwd: folder, stdio: 'pipe' } as const;
    execFileSync(join(postgresPrograms(), 'pg_basebackup'), [...from, '--no-sync', '-D', data], asUser);
  });
}

/** `fill` puts the data into the folder `data`, before the settings are added to it. */
async function servePostgres(
  settings: readonly string[],
  parent: string,
  fill: (data: string, folder: string) => void,
): Promise<TestPostgres> {
  const user = postgresUser();
  const folder = mkdtempSync(join(parent, 'aid-pg-'));
  chmodSync(folder, 0o700);
  if ('uid' in user) chownSync(folder, user.uid ?? 0, user.gid ?? 0);
  const data = join(folder, 'data');
  fill(data, folder);
  const port = await freePort();
  const lines = [
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    `unix_socket_directories = '${folder}'`,
    'shared_buffers = 64MB',
    'max_connections = 40',
    ...settings,
  ];
  // The last of two settings counts: a replica's folder comes with those of the first.
  writeFileSync(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`, { flag: 'a' });
  const server = postgresServer(folder, data);
  await server.start();
  return {
    url: `postgres://aid@127.0.0.1:${port}/postgres`,
    folder,
    port,
    kill: () => server.end('SIGQUIT'),
    restart: server.start,
    stop: async () => {
      await server.end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
