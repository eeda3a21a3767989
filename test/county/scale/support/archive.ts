import { execFileSync } from 'node:child_process';
import { appendFileSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestPostgres } from '../../../support/postgres.ts';
import { freePort, postgresPrograms, postgresServer, postgresUser } from '../../../support/postgres/postgres-server.ts';

/** What `docs/scale.md` says of backups: a copy of the server's folder, and its log as it is written. */
export type Archive = {
  /** Lines of the server's configuration that fill the archive. */
  readonly settings: readonly string[];
  readonly backUp: (of: TestPostgres) => void;
  /** Starts a server with what the copy and the archive hold up to a named moment. */
  readonly restore: (moment: string) => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>;
  readonly remove: () => void;
};

export function makeArchive(): Archive {
  const user = postgresUser();
  const folder = mkdtempSync(join(tmpdir(), 'aid-archive-'));
  const [logs, data] = [join(folder, 'logs'), join(folder, 'data')];
  mkdirSync(logs);
  if ('uid' in user) for (const path of [folder, logs]) chownSync(path, user.uid ?? 0, user.gid ?? 0);
  return {
    settings: ['archive_mode = on', `archive_command = 'test ! -f ${logs}/%f && cp %p ${logs}/%f'`],
    backUp: ({ port }) => {
      const from = ['-h', '127.0.0.1', '-p', String(port), '-U', 'aid', '--checkpoint=fast', '--no-sync'];
      const asUser = { ...user, cwd: folder, stdio: 'pipe' } as const;
      execFileSync(join(postgresPrograms(), 'pg_basebackup'), [...from, '-D', data], asUser);
    },
    restore: async (moment) => {
      const port = await freePort();
      const lines = [
        `port = ${port}`,
        `unix_socket_directories = '${folder}'`,
        'archive_mode = off',
        `restore_command = 'cp ${logs}/%f %p'`,
        `recovery_target_name = '${moment}'`,
        "recovery_target_action = 'promote'",
      ];
      appendFileSync(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
      writeFileSync(join(data, 'recovery.signal'), '');
      const server = postgresServer(folder, data);
      await server.start();
      return { url: `postgres://aid@127.0.0.1:${port}/postgres`, stop: () => server.end('SIGINT') };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
