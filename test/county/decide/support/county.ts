import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf } from '#shared/instant.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import type { EnrolRequest } from '#shared/protocol/sync/enrol.ts';
import { ENROL_FORMAT } from '#shared/protocol/sync/formats.ts';
import type { Books } from '../../../../county/books/books.ts';
import { openBooks, type BooksOptions } from '../../../../county/books/open-books.ts';
import type { Database } from '../../../../county/db/database.ts';
import { openPglite } from '../../../../county/db/open-pglite.ts';
import { openPostgres } from '../../../../county/db/open-postgres.ts';
import { installedPacks } from '../../../../county/recheck/installed-packs.ts';
import { openFolderSpool } from '../../../../county/spool/folder-spool.ts';
import type { Papers } from '../../../../county/papers/papers.ts';
import { PAPERS_TABLES, postgresSpool } from '../../../../county/spool/postgres-spool.ts';
import type { BatchKey, Spool } from '../../../../county/spool/spool.ts';
import { startPostgres } from '../../../support/postgres.ts';
import '../../../support/remember/remember-initdb.ts';
import type { Form } from '../../db/support/databases.ts';
import { fixedBytes, sealed, testCounty, testDevice, type TestDevice } from '../../support/sample-batch.ts';
import { PACKS, settledRecord } from '../../support/settled-record.ts';

export const COUNTY = { code: '210502', name: '测试县' } as const;
const packs = installedPacks(PACKS);

/** A county's whole place on disk or in PostgreSQL, to be opened again as after a restart. */
export type Site = {
  readonly open: (parts?: Partial<BooksOptions>) => Promise<OpenSite>;
  readonly folder: string;
  /** Looks into the tables; in a folder the books must be closed. */
  readonly tables: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  readonly remove: () => Promise<void>;
};
export type OpenSite = {
  readonly books: Books;
  readonly spool: Spool;
  readonly papers: Papers;
  readonly close: () => Promise<void>;
};

/** A clock that goes on by a second each time it is asked, and ids that count. Shared by all openings of a site. */
function clockAndIds() {
  let [seconds, ids] = [0, 0];
  return {
    now: () => instantOf(Date.UTC(2023, 9, 21) + 1000 * seconds++),
    newId: () => `0192b000-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
  };
}

async function closing<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

export async function siteOf(form: Form): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'aid-county-'));
  const common = {
    county: COUNTY,
    secret: testCounty().secret,
    dataKey: fixedBytes('data key')(32),
    packs: () => packs,
    ...clockAndIds(),
  };
  if (form === 'pglite')
    return {
      folder,
      tables: async (work) => {
        const value = await closing(await openPglite(join(folder, 'books', 'tables')), work);
        // As a killed service leaves it, which says nothing of the files: what was changed is not thrown away for that.
        const mark = join(folder, 'books', 'tables.state');
        writeFileSync(mark, readFileSync(mark, 'utf8').split('\n')[0] ?? '');
        return value;
      },
      open: async (parts = {}) => {
        const spool = await openFolderSpool(join(folder, 'spool'), 0);
        const books = await openBooks({
          ...common,
          spool,
          place: { form: 'folder', folder: join(folder, 'books') },
          ...parts,
        });
        const papers = books.papersOver(await openFolderSpool(join(folder, 'papers'), 0, 'aidpapers'));
        return { books, spool, papers, close: books.close };
      },
      remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
    };
  const postgres = await startPostgres();
  return {
    folder,
    tables: async (work) => closing(await openPostgres(postgres.url), work),
    open: async (parts = {}) => {
      const database = await openPostgres(postgres.url);
      const spool = postgresSpool(database, COUNTY.code, () => 0);
      const books = await openBooks({ ...common, spool, place: { form: 'postgres', database }, ...parts });
      const close = async () => {
        await books.close();
        await database.close();
      };
      const papers = books.papersOver(postgresSpool(database, COUNTY.code, () => 0, PAPERS_TABLES));
      return { books, spool, papers, close };
    },
    remove: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A window PC: seals batches one behind the other. */
export type Pc = {
  readonly device: TestDevice;
  readonly key: (seq: number) => BatchKey;
  readonly bytes: (seq: number) => Uint8Array;
  /** Seals the next batch. */
  readonly seal: (...records: readonly RecordContent[]) => BatchKey;
  /** The same, after it has seen this epoch of the county. */
  readonly sealSeen: (epochSeen: number, ...records: readonly RecordContent[]) => BatchKey;
};

export function pcOf(letter: string, township = '210502001', formerPcs: readonly string[] = []): Pc {
  const pc = `${township}-${letter}`;
  const device = {
    ...testDevice(pc),
    id: `0191a000-0000-7000-8000-${township}${letter.toLowerCase().charCodeAt(0)}`,
    pc,
    formerPcs,
  };
  const batches: { readonly key: BatchKey; readonly bytes: Uint8Array }[] = [];
  const at = (seq: number) => {
    const batch = batches[seq - 1];
    if (batch === undefined) throw new Error(`No batch ${seq}`);
    return batch;
  };
  const seal = (epochSeen: number, records: readonly RecordContent[]): BatchKey => {
    const seq = batches.length + 1;
    const prevHash = batches.at(-1)?.key.hash ?? null;
    const batch = sealed({ device, records, seq, prevHash, epochSeen }, `${pc} ${seq}`);
    batches.push({ key: { device: device.id, seq, hash: batch.hash }, bytes: batch.bytes });
    return at(seq).key;
  };
  return {
    device,
    key: (seq) => at(seq).key,
    bytes: (seq) => at(seq).bytes,
    seal: (...records) => seal(0, records),
    sealSeen: (epochSeen, ...records) => seal(epochSeen, records),
  };
}

export const CODE = '0123456789ABCDEFGHJK';

/** Registers a PC with a code of its own. */
export async function enrol(books: Books, { device }: Pc, code = codeOf(device.pc)): Promise<void> {
  const made = await books.makeCode({ code, pc: device.pc, until: '2030-01-01T00:00:00.000+08:00', by: 'cli' });
  if (!made.ok) throw new Error(made.refusal.code);
  const enrolled = await books.enrol(enrolRequest(device, code));
  if (!enrolled.ok) throw new Error(enrolled.refusal.code);
}

/** A code for each PC name: Crockford letters only. */
export const codeOf = (pc: string): string => `${pc.replace(/[^0-9A-HJKMNP-TV-Z]/g, '')}${CODE}`.slice(0, 20);

export const enrolRequest = (device: TestDevice, code: string): EnrolRequest => ({
  format: ENROL_FORMAT,
  device: device.id,
  pc: device.pc,
  formerPcs: [...device.formerPcs],
  deviceKey: Buffer.from(device.publicKey).toString('base64url'),
  deviceBox: Buffer.from(fixedBytes('box')(32)).fill(0, 31).toString('base64url'),
  countyKey: testCounty().secret.keyId,
  code,
  requestedAt: '2023-10-20T09:00:00.000+08:00',
});

/** Puts a batch into the spool and has it taken. */
export async function deliver({ books, spool }: Pick<OpenSite, 'books' | 'spool'>, pc: Pc, seq: number) {
  await spool.put(pc.key(seq), pc.bytes(seq));
  return books.takeBatch(pc.key(seq));
}

export type Person = { readonly idNumber: string; readonly name: string };

/** People with sound ID numbers are of no use here: only equal or not counts. */
export const personOf = (n: number): Person => ({
  idNumber: `2105021958${String(n).padStart(8, '0')}`,
  name: `测试人${n}`,
});

/** A settled application of a PC: its own person, bill and days unless told otherwise. */
export function applicationOf(
  pc: string,
  n: number,
  parts: {
    readonly person?: Person;
    readonly revision?: number;
    readonly bill?: string;
    readonly from?: string;
    readonly to?: string;
    readonly totalYuan?: number;
    /** Whose account it is to be paid into; left out: the person's own. */
    readonly holder?: string;
  } = {},
): RecordContent {
  const person = parts.person ?? personOf(Number(pc.slice(6, 9)) * 1000 + pc.charCodeAt(10) * 100_000 + n);
  const day = (offset: number) => instantOf(Date.UTC(2023, 0, 2 + ((n * 3) % 250) + offset)).slice(0, 10);
  const total = parts.totalYuan ?? 50_000 + n;
  const visit = `visit-${pc}-${n}`;
  const application = `0191b000-0000-7000-8000-${pc.slice(0, 9)}${String(n).padStart(3, '0')}`;
  return settledRecord(n, (record) => ({
    ...record,
    application: {
      ...record.application,
      id: `${application}-${pc.slice(10)}`,
      number: `${pc}-2023-${String(n).padStart(5, '0')}`,
      revision: parts.revision ?? 1,
    },
    person: { ...record.person, ...person },
    account: { ...record.account, holder: parts.holder ?? person.name },
    visits: record.visits.map((own) => ({
      ...own,
      id: visit,
      bill: { code: '21050123', number: parts.bill ?? `B${pc}${n}`, check: '' },
    })),
    input: {
      ...record.input,
      cases: record.input.cases.map((aidCase) => ({
        ...aidCase,
        id: `${application}-${pc.slice(10)}`,
        visits: aidCase.visits.map((own) => ({
          ...own,
          id: visit,
          from: parts.from ?? day(0),
          to: parts.to ?? day(2),
          amounts: { ...own.amounts, total: `${total}.00`, inScope: `${total - 5_000}.00` },
        })),
      })),
    },
  }));
}
