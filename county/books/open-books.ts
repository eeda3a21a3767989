import { createHash } from 'node:crypto';
import type { PolicyPack } from '#rules';
import type { Database } from '../db/database.ts';
import { prepareBatch } from '../decide/prepare-batch.ts';
import { makePreparer } from '../decide/preparer.ts';
import { readReceipt } from '../decide/read-receipt.ts';
import { takeAll, takeWithParked } from '../decide/take-all.ts';
import type { Taking } from '../decide/take-batch.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { countySeal } from '../seal/county-seal.ts';
import { makeFolder } from '../spool/synced-file.ts';
import type { Spool } from '../spool/spool.ts';
import type { Books } from './books.ts';
import { type Booked, refuse } from './books-refusal.ts';
import { backedUp, backupMark, publish, raiseEpoch } from './commands/county-wide.ts';
import { decideRecord } from './commands/decide-record.ts';
import type { Commanding } from './commands/desk-facts.ts';
import { enrol, makeCode, revoke } from './commands/enrolment.ts';
import { pay, voidPayment } from './commands/pay.ts';
import { changeUser, makeUser, readUsers } from './commands/people.ts';
import type { FoldContext } from './fold/fold-context.ts';
import { openFolderJournal } from './journal/folder-journal.ts';
import { lockFolder } from './journal/folder-lock.ts';
import type { Journal } from './journal/journal.ts';
import { postgresJournal } from './journal/postgres-journal.ts';
import { openFolderTables } from './keep/folder-tables.ts';
import { NoEventError, openKeeper } from './keep/keeper.ts';
import { deviceOf, readDevice, readDevices } from './keep/read-device.ts';
import { readFeed, readProgress } from './keep/read-progress.ts';
import { makeQueries } from './queries/make-queries.ts';

/** What the books are opened with. */
export type BooksOptions = {
  readonly county: { readonly code: string; readonly name: string };
  /** Opens batches and signs receipts. */
  readonly secret: CountySecret;
  /** 32 bytes: seals what names people in journal and tables, and keys the indexes they are found by. */
  readonly dataKey: Uint8Array;
  readonly spool: Spool;
  /** Installed packs by their hash; asked anew for each batch. */
  readonly packs: () => ReadonlyMap<string, PolicyPack>;
  readonly now: () => string;
  readonly newId: () => string;
  /**
   * A folder of its own (`journal.log`, `journal.head`, `lock`, `tables/`), or PostgreSQL opened by `openPostgres`, whose
   * connection the caller closes.
   */
  readonly place:
    { readonly form: 'folder'; readonly folder: string } | { readonly form: 'postgres'; readonly database: Database };
};

/** What holds the truth and the tables, and how both are let go. */
type Place = { readonly database: Database; readonly journal: Journal; readonly close: () => Promise<void> };

/**
 * Opens the books and brings the tables up to the journal; call `takeAll` then, for batches that came in before a crash. Throws
 * `FolderInUseError`, `JournalDamagedError` and other errors whose message is for people.
 */
export async function openBooks(options: BooksOptions): Promise<Books> {
  const { county, secret, spool, packs, now, newId } = options;
  const { code } = county;
  const seal = countySeal(options.dataKey, code);
  const place = await openPlace(options);
  const { database } = place;
  const stored: FoldContext['stored'] = async (key, deviceKey) => {
    const bytes = await spool.read(key);
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== key.hash) return null;
    const read = await prepareBatch(bytes, deviceKey, { county: code, secret, seal, packs: null });
    return read.ok ? read.value : null;
  };
  const keeper = openKeeper(code, database, place.journal, seal, stored);
  try {
    await keeper.catchUp();
  } catch (error) {
    await place.close();
    throw error;
  }
  const preparer = makePreparer({ county: code, secret, dataKey: options.dataKey }, packs);
  const taking: Taking = { county: code, keeper, spool, secret, preparer, now, newId };
  const commanding: Commanding = { county: code, countyName: county.name, keeper, secret, now, newId };
  const users = () => readUsers(database, code, seal);
  return {
    county: code,
    ready: async () => {
      const { n, hash } = await keeper.journalHead();
      return { events: n, head: hash, epoch: await keeper.epoch() };
    },
    makeCode: asked(makeCode(commanding)),
    enrol: asked(enrol(commanding)),
    revoke: asked(revoke(commanding)),
    device: async (device) => {
      const known = await readDevice(database, code, device);
      return known === null ? null : deviceOf(known);
    },
    devices: async () => (await readDevices(database, code)).map(deviceOf),
    progress: (device) => readProgress(database, code, device),
    takeBatch: (key) => takeWithParked(taking, key),
    takeAll: () => takeAll(taking),
    receipt: (key) => readReceipt(database, code, key),
    feed: (device, after, most) =>
      readFeed(
        database,
        {
          county: code,
          seal,
        },
        device,
        after,
        most,
      ),
    backupMark: backupMark(commanding),
    backedUp: backedUp(commanding),
    raiseEpoch: raiseEpoch(commanding),
    makeUser: asked(makeUser(commanding)),
    changeUser: asked(changeUser(commanding)),
    users,
    user: async (user) => (await users()).find((one) => one.user === user) ?? null,
    decide: asked(decideRecord(commanding)),
    pay: asked(pay(commanding)),
    voidPayment: asked(voidPayment(commanding)),
    publish: asked(publish(commanding)),
    queries: makeQueries(
      {
        county: code,
        connection: database,
        seal,
      },
      packs,
    ),
    rebuild: keeper.rebuild,
    verify: async () => {
      const { n, hash } = await keeper.verify();
      return {
        events: n,
        head: hash,
      };
    },
    close: async () => {
      await preparer.close();
      await place.close();
    },
  };
}

/** What people wrote and no event can hold (too long, for one) is refused; nothing changed. */
function asked<A extends readonly unknown[], T>(
  command: (...given: A) => Promise<Booked<T>>,
): (...given: A) => Promise<Booked<T>> {
  return async (...given) => {
    try {
      return await command(...given);
    } catch (error) {
      if (error instanceof NoEventError) return refuse('bad_input', { what: error.path });
      throw error;
    }
  };
}

async function openPlace({ place, county }: BooksOptions): Promise<Place> {
  if (place.form === 'postgres') {
    const { database } = place;
    return { database, journal: postgresJournal(county.code), close: () => Promise.resolve() };
  }
  const { folder } = place;
  await makeFolder(folder);
  const unlock = await lockFolder(folder);
  try {
    const journal = await openFolderJournal(folder);
    const database = await openFolderTables(folder).catch(async (error: unknown) => {
      await journal.close();
      throw error;
    });
    const close = async (): Promise<void> => {
      await database.close();
      await journal.close();
      await unlock();
    };
    return { database, journal, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}
