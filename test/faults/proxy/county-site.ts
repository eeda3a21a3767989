import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCountyArgs, readOptions } from '../../../county/config/options.ts';
import { type OpenCounty, openCounty } from '../../../county/config/open-county.ts';
import { machine } from '../../../county/context.ts';
import { enrolment } from '../../county/http/support/county-service.ts';
import { prepareFolder } from '../../county/service/support/prepare-folder.ts';
import { startPostgres } from '../../support/postgres.ts';
import { GOOD, TEST_KEY } from '../../sync/support/certificates.ts';
import { type CountyProcess, startCounty } from './county-process.ts';
import type { WindowPc } from './window-pc.ts';

export type Form = 'folder' | 'postgres';

/** A county whose service is a process of its own: started, killed, and opened by itself while it is stopped. */
export type CountySite = {
  readonly isSealed: boolean;
  readonly scheme: string;
  readonly ca: string | null;
  readonly port: () => number;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  /** Opens books and spool without a service. */
  readonly opened: <T>(work: (county: OpenCounty) => Promise<T>) => Promise<T>;
  readonly remove: () => Promise<void>;
};

const packsFolder = resolve('rules/packs');

/** In a folder over plain HTTP, so that checksums and signatures must find what flips; on PostgreSQL over TLS. */
export async function countySite(folder: string, form: Form): Promise<CountySite> {
  await prepareFolder(folder);
  const postgres = form === 'postgres' ? await startPostgres() : null;
  const env = postgres === null ? {} : { DATABASE_URL: postgres.url };
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  writeFileSync(files.cert, GOOD);
  writeFileSync(files.key, TEST_KEY);
  const isSealed = form === 'postgres';
  const args = isSealed ? ['--host', '127.0.0.1', '--cert', files.cert, '--key', files.key] : [];
  let running: CountyProcess | null = null;
  const kill = async (): Promise<void> => {
    await running?.kill();
    running = null;
  };
  return {
    isSealed,
    scheme: isSealed ? 'https' : 'http',
    ca: isSealed ? GOOD : null,
    port: () => running?.port ?? 9,
    start: async () => {
      running = await startCounty(env, ['--folder', folder, ...args]);
    },
    kill,
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

/**
 * Registers PCs straight in the books, those that are not yet: how that goes over a line is not what is tried here. `firstCode`:
 * another number each time, because no code is made twice.
 */
export async function enrolAll({ books }: OpenCounty, pcs: readonly WindowPc[], firstCode = 0): Promise<void> {
  for (const [at, { device, pc }] of pcs.entries()) {
    if ((await books.device(device.id)) !== null) continue;
    const code = String(firstCode + at).padStart(20, '0');
    await books.makeCode({ code, pc, until: '2099-01-01T00:00:00.000+08:00', by: 'cli' });
    const { request } = enrolment(device, { code });
    const enrolled = await books.enrol(request);
    if (!enrolled.ok) throw new Error(enrolled.refusal.code);
  }
}
