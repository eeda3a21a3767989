import { chmodSync, cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCountyArgs, readOptions } from '../../../county/config/options.ts';
import { type OpenCounty, openCounty } from '../../../county/config/open-county.ts';
import { machine, now } from '../../../county/context.ts';
import { runCounty } from '../../../county/run-county.ts';
import { prepareFolder } from '../../county/service/support/prepare-folder.ts';
import { newDatabase } from '../../support/postgres/new-database.ts';
import { startPostgres } from '../../support/postgres.ts';
import { GOOD, TEST_KEY } from '../../sync/support/certificates.ts';
import { type CountyProcess, startCounty } from './county-process.ts';

export type Form = 'folder' | 'postgres';

/** A county whose service is a process of its own: started, killed, and opened by itself while it is stopped. */
export type CountySite = {
  readonly form: Form;
  readonly isSealed: boolean;
  readonly scheme: string;
  readonly ca: string | null;
  readonly port: () => number;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  /** A command as the county's people type it, beside the running service; throws when it fails. */
  readonly type: (...args: readonly string[]) => Promise<void>;
  /** Copies the county away while it works. */
  readonly backUp: () => Promise<void>;
  /** Its disk is gone: the last copy goes into a new folder, or a new database, and the service starts there. False: there is no copy. */
  readonly restore: () => Promise<boolean>;
  /** Opens books and spool without a service. */
  readonly opened: <T>(work: (county: OpenCounty) => Promise<T>) => Promise<T>;
  readonly remove: () => Promise<void>;
};

/** The pack that the records are settled with; the others would be read anew at every start. */
const PACK = 'benxi-2023';

/** In a folder over plain HTTP, so that checksums and signatures must find what flips; on PostgreSQL over TLS. */
export async function countySite(root: string, form: Form): Promise<CountySite> {
  let folder = join(root, 'county');
  await prepareFolder(folder);
  // In memory as well, where its user can pass: nothing is tried here that a disk decides.
  chmodSync(root, 0o711);
  const packsFolder = join(root, 'rules', 'packs');
  cpSync(resolve('rules', 'packs', PACK), join(packsFolder, PACK), { recursive: true });
  const postgres = form === 'postgres' ? await startPostgres([], root) : null;
  let env: { readonly DATABASE_URL?: string } = postgres === null ? {} : { DATABASE_URL: postgres.url };
  const files = { cert: join(root, 'cert.pem'), key: join(root, 'key.pem') };
  writeFileSync(files.cert, GOOD);
  writeFileSync(files.key, TEST_KEY);
  const isSealed = form === 'postgres';
  const args = isSealed ? ['--host', '127.0.0.1', '--cert', files.cert, '--key', files.key] : [];
  let running: CountyProcess | null = null;
  const kill = async (): Promise<void> => {
    await running?.kill();
    running = null;
  };
  const start = async (): Promise<void> => {
    running = await startCounty({ ...env, AID_ROOT: root }, ['--folder', folder, ...args]);
  };
  async function type(...typed: readonly string[]): Promise<void> {
    const said: string[] = [];
    const code = await runCounty([...typed, ...(typed.includes('--folder') ? [] : ['--folder', folder])], {
      out: () => undefined,
      err: (text) => void said.push(text),
      here: root,
      env,
      packsFolder,
      consoleFolder: join(root, 'console'),
      machine,
      now,
    });
    if (code !== 0) throw new Error(`${typed[0] ?? ''}: ${said.join(' ')}`);
  }
  let copies = 0;
  let folders = 0;
  return {
    form,
    isSealed,
    scheme: isSealed ? 'https' : 'http',
    ca: isSealed ? GOOD : null,
    port: () => running?.port ?? 9,
    start,
    kill,
    type,
    backUp: async () => {
      copies += 1;
      await type('backup', join(root, `copy-${copies}`));
    },
    restore: async () => {
      if (copies === 0) return false;
      const copy = join(root, `copy-${copies}`);
      const [name = ''] = readdirSync(copy);
      await kill();
      const lost = folder;
      folder = join(root, `county-${++folders}`);
      // Of a PostgreSQL the copy goes into a new database: the old one is what was lost.
      if (postgres !== null) env = { DATABASE_URL: await newDatabase(postgres.url, `restored${folders}`) };
      await type('restore', join(copy, name), '--keys', join(lost, 'keys'), '--folder', folder);
      await start();
      return true;
    },
    opened: async (work) => {
      const options = readOptions(parseCountyArgs(['--folder', folder]).values, env, folder);
      const county = await openCounty(options, env, machine, packsFolder);
      try {
        return await work(county);
      } finally {
        await county.close();
      }
    },
    remove: async () => {
      await kill();
      await postgres?.stop();
    },
  };
}
