import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { type OpenCounty, openCounty } from '../../../county/config/open-county.ts';
import { parseCountyArgs, readOptions } from '../../../county/config/options.ts';
import { machine, now } from '../../../county/context.ts';
import { runCounty } from '../../../county/run-county.ts';
import { prepareFolder } from '../../county/service/support/prepare-folder.ts';
import { startPostgres } from '../../support/postgres.ts';
import { newDatabase } from '../../support/postgres/new-database.ts';
import { childCommand, startChild } from '../support/child.ts';

/** The two forms of a county. */
export const FORMS = ['folder', 'postgres'] as const;
export type Form = (typeof FORMS)[number];

/** A process of the service, from its start to its end. */
export type Life = {
  /** Its address; null: it ended before it listened. */
  readonly listens: Promise<string | null>;
  /** `kill -9`. */
  readonly kill: () => void;
  /** When it is gone: all that it said, also its log. */
  readonly ended: Promise<string>;
};

/** A county whose service is a process of its own, as `npm run county` starts it. */
export type County = {
  readonly form: Form;
  readonly folder: string;
  /** Where everything of it lies, also its PostgreSQL. */
  readonly root: string;
  readonly start: (...flags: readonly string[]) => Life;
  /** Opens books and spool while no service runs. */
  readonly opened: <T>(work: (county: OpenCounty) => Promise<T>) => Promise<T>;
  /** A command as the county's people type it, done by the running service where it holds the folder; throws when it fails. */
  readonly type: (...args: readonly string[]) => Promise<string>;
  /** Has a PostgreSQL write everything into its files. */
  readonly checkpoint: () => Promise<void>;
  /** Puts a backup back beside the county, and opens that. */
  readonly restored: <T>(backup: string, work: (county: OpenCounty) => Promise<T>) => Promise<T>;
  readonly remove: () => Promise<void>;
};

/** The pack that the records are settled with; the others would be read anew at every start. */
const PACK = 'benxi-2023';
/** What the county runs on; the runtime that the faults run on is the window's. */
const NODE = process.env['npm_node_execpath'] ?? 'node';
/** A life is short: a compiler that makes PGlite's code fast again after each start would cost more than it saves. */
const QUICK_START = '--liftoff-only';

/** A new county below `root`, which any user can pass. */
export async function countyAt(root: string, form: Form): Promise<County> {
  const folder = join(root, 'county');
  await prepareFolder(folder);
  // PostgreSQL works as a user of its own, who must come to its folder.
  chmodSync(root, 0o711);
  const packsFolder = join(root, 'rules', 'packs');
  cpSync(resolve('rules', 'packs', PACK), join(packsFolder, PACK), { recursive: true });
  const postgres = form === 'postgres' ? await startPostgres([], root) : null;
  const temp = join(root, 'temp');
  mkdirSync(temp);
  const envOf = (url: string | undefined): Record<string, string> => (url === undefined ? {} : { DATABASE_URL: url });
  const open = (at: string, env: Record<string, string>): Promise<OpenCounty> =>
    openCounty(readOptions(parseCountyArgs(['--folder', at]).values, env, at), env, machine, packsFolder);
  async function closing<T>(county: OpenCounty, work: (county: OpenCounty) => Promise<T>): Promise<T> {
    try {
      return await work(county);
    } finally {
      await county.close();
    }
  }
  async function typed(args: readonly string[], env: Record<string, string>): Promise<string> {
    const said: string[] = [];
    const terminal = { here: root, env, packsFolder, consoleFolder: join(root, 'console'), machine, now };
    const code = await runCounty(args, {
      ...terminal,
      out: (text) => void said.push(text),
      err: (text) => void said.push(text),
    });
    if (code !== 0) throw new Error(`${args[0] ?? ''}: ${said.join(' ')}`);
    return said.join('\n');
  }
  return {
    form,
    folder,
    root,
    start: (...flags) => {
      const args = ['--folder', folder, '--port', '0', ...(flags.length === 0 ? ['--log-level', 'warn'] : flags)];
      const [, ...rest] = childCommand('county', args);
      let hear: (address: string | null) => void = () => undefined;
      const listens = new Promise<string | null>((resolveListens) => (hear = resolveListens));
      const said: string[] = [];
      const child = startChild(
        [NODE, QUICK_START, ...rest],
        (line) => {
          said.push(line);
          const address = /已启动：(http\S+)/.exec(line)?.[1];
          if (address !== undefined) hear(address);
        },
        { ...envOf(postgres?.url), AID_ROOT: root, TMPDIR: temp, HOME: temp },
      );
      void child.ended.then(() => hear(null));
      return { listens, kill: child.kill, ended: child.ended.then(() => `${said.join('\n')}\n${child.errors()}`) };
    },
    opened: async (work) => closing(await open(folder, envOf(postgres?.url)), work),
    type: (...args) => typed([...args, '--folder', folder], envOf(postgres?.url)),
    checkpoint: async () => {
      if (postgres === null) return;
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      try {
        await client.query('checkpoint');
      } finally {
        await client.end();
      }
    },
    restored: async (backup, work) => {
      const to = join(root, 'restored');
      const env = envOf(postgres === null ? undefined : await newDatabase(postgres.url, 'restored'));
      await typed(['restore', backup, '--keys', join(folder, 'keys'), '--folder', to], env);
      return closing(await open(to, env), work);
    },
    remove: async () => postgres?.stop(),
  };
}
