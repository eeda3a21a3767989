import { join } from 'node:path';
import { assembleBooks } from '../../../../county/books/assemble-books.ts';
import type { Books } from '../../../../county/books/books.ts';
import type { Journal } from '../../../../county/books/journal/journal.ts';
import { JournalCopyError, openMirroredJournal } from '../../../../county/books/journal/mirrored-journal.ts';
import { openFolderJournal } from '../../../../county/books/journal/folder-journal.ts';
import { backup } from '../../../../county/commands/backup-command.ts';
import type { CommandContext } from '../../../../county/commands/command.ts';
import { copyBackup, epochAfterRestore } from '../../../../county/commands/restore-commands.ts';
import { booksFolder, type OpenCounty, papersFolder, spoolFolder } from '../../../../county/config/open-county.ts';
import type { CountySecret } from '../../../../county/keys/county-secret.ts';
import type { CountySeal } from '../../../../county/seal/county-seal.ts';
import { openFolderSpool } from '../../../../county/spool/folder-spool.ts';
import type { BatchKey } from '../../../../county/spool/spool.ts';
import { makeFolder, writeWhole } from '../../../../county/spool/synced-file.ts';
import { dropLocks, exists, newDisk } from '../disk/sim-files.ts';
import type { Random } from '../../support/random.ts';
import { COUNTY } from './county-keys.ts';
import { prepareSim } from './sim-batch.ts';
import type { SimTables } from './sqlite-tables.ts';

/** Items of one feed file: so few that a feed comes in many. */
const MOST_ITEMS = 2;

/** Nothing is hidden in the simulation: what lies sealed is readable, and an index is its value. */
const openSeal: CountySeal = {
  seal: (_place, content) => (typeof content === 'string' ? Buffer.from(content, 'utf8') : content),
  open: (_place, sealed) => Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length).toString('utf8'),
  index: (_kind, value) => value,
  mark: (...parts) => Buffer.concat(parts).toString('base64url'),
};

/** A command typed without any of its options. */
export const PLAIN = { to: null, reason: null, days: null, title: null, asOf: null, sheet: null, year: null } as const;

export type CountyParts = {
  readonly tables: SimTables;
  readonly secret: CountySecret;
  readonly now: () => string;
  /** What whoever restores reads off a clock that is right. */
  readonly trueNow: () => string;
  readonly newId: () => string;
  readonly random: (size: number) => Uint8Array;
};

/** The county's machine: its disk, its tables and, while it runs, the product's own books over both. */
export class SimCounty {
  readonly disk;
  readonly #root: string;
  readonly #parts: CountyParts;
  /** Policy packs that are installed. */
  readonly packs = new Set([1]);
  /** A restore goes into an empty folder: which one is used, and how many there are. */
  #site = 1;
  #sites = 1;
  #open: OpenCounty | null = null;
  /** A backup whose restore was begun and did not say that it is done: the operator does it again, into another folder. */
  #unfinished: string | null = null;
  /** The folder that a restore replaced last; it lies there still. */
  #replaced: number | null = null;
  /** The folder that counts, while a replaced one runs in its place. */
  #present: number | null = null;
  /** The batch that is being taken. */
  taking: BatchKey | null = null;
  /** The epoch is raised after a restore; false: a rule taken out on purpose. */
  raisesEpoch = true;

  /** It keeps a second journal beside its folder. */
  hasCopy = false;
  /** A restore takes what the second journal has behind the backup; false: a rule taken out on purpose. */
  takesCopy = true;
  #copies = 1;

  /** It listens to what PCs have seen; false: a rule taken out on purpose. */
  hearsPcs = true;

  constructor(parts: CountyParts) {
    this.#parts = parts;
    const { disk, path } = newDisk('county');
    this.disk = disk;
    this.#root = path;
    parts.tables.onCommit = () => disk.tick();
  }

  get folder(): string {
    return join(this.#root, `site${this.#site}`);
  }

  get #copy(): string {
    return join(this.#root, `copy${this.#copies}`);
  }

  get isUp(): boolean {
    return this.#open !== null;
  }

  /** What runs, if anything does, is not what counts: the county is in no epoch at all. */
  get isOld(): boolean {
    return this.#unfinished !== null || this.#present !== null;
  }

  /** The running service; throws while the machine is off. */
  get running(): OpenCounty {
    if (this.#open === null) throw new Error('The county is off');
    return this.#open;
  }

  get books(): Books {
    return this.running.books;
  }

  get context(): CommandContext {
    const { now, random } = this.#parts;
    const machine = { clock: () => Date.parse(now()), random };
    return { county: this.running, machine, isServing: false, now, out: () => undefined, err: () => undefined };
  }

  /** Opens spool, journal and tables as a start of the service does, and takes what has no receipt. Throws `PowerCut`. */
  async start(): Promise<void> {
    if (this.#present !== null) this.#moveTo(this.#present);
    this.#present = null;
    if (this.#unfinished !== null) return this.restore(this.#unfinished);
    await this.#load();
    await this.books.takeAll();
  }

  async #load(): Promise<void> {
    const { tables, secret, now, newId } = this.#parts;
    const path = this.folder;
    await makeFolder(path);
    const spool = await openFolderSpool(spoolFolder(path), 0);
    const papersSpool = await openFolderSpool(papersFolder(path), 0, 'aidpapers');
    await makeFolder(booksFolder(path));
    const journal = await this.#openJournal(booksFolder(path));
    const books = await assembleBooks({
      county: COUNTY,
      secret,
      seal: openSeal,
      spool,
      packs: () => new Map(),
      now,
      newId,
      place: { database: tables, journal, close: journal.close },
      preparer: {
        prepare: async (bytes, deviceKey) => prepareSim(bytes, deviceKey, this.packs),
        close: () => Promise.resolve(),
      },
      stored: async (key, deviceKey) => {
        const bytes = await spool.read(key);
        const read = bytes === null ? null : prepareSim(bytes, deviceKey, null);
        return read?.ok === true && read.value.hash === key.hash ? read.value : null;
      },
    });
    const inParts: Books = {
      ...books,
      takeBatch: (key) => {
        this.taking = key;
        return books.takeBatch(key);
      },
      noteSeen: async (device, seen) => {
        if (this.hearsPcs) await books.noteSeen(device, seen);
      },
      feed: (device, after, most) => books.feed(device, after, { ...most, items: MOST_ITEMS }),
    };
    // Only what the commands of the operator ask of an opened county.
    this.#open = {
      ...COUNTY,
      path,
      form: 'folder',
      secret: books.secret,
      spool,
      books: inParts,
      papers: books.papersOver(papersSpool),
      close: books.close,
    } as unknown as OpenCounty;
  }

  async #openJournal(folder: string): Promise<Journal> {
    if (!this.hasCopy) return openFolderJournal(folder);
    await makeFolder(this.#copy);
    return openMirroredJournal(folder, this.#copy);
  }

  /** The machine stops. `isKill`: only the service was killed, so its tables and what was not synced are still there. */
  stop(random: Random, isKill: boolean): void {
    this.disk.restart(random, isKill);
    this.#end();
    if (!isKill) this.#parts.tables.throwAway();
  }

  /** The operator's `backup`, onto another disk. Throws what the command says. */
  async backup(to: string): Promise<void> {
    await backup({ ...PLAIN, names: [to] }, this.context);
  }

  /** The operator's `restore` of a backup into an empty folder, as run-county.ts does it, and a start of the service there. */
  async restore(from: string): Promise<void> {
    await this.putBack(from);
    await this.raiseEpoch();
  }

  /** The first half of {@link SimCounty.restore}, after which the service could already be started. */
  async putBack(from: string): Promise<void> {
    if (this.#unfinished === null) this.#replaced = this.#site;
    this.#unfinished = from;
    this.#sites += 1;
    this.#moveTo(this.#sites);
    await makeFolder(join(this.folder, 'keys'));
    await writeWhole(join(this.folder, 'keys', 'test.aidcounty-secret.json'), Buffer.from('{}'));
    const isTaken = this.hasCopy && this.takesCopy && exists(join(this.#copy, 'journal.head'));
    await copyBackup(from, this.folder, { keys: null, journalCopy: isTaken ? this.#copy : null });
    // An older journal beside a newer copy is not opened: it takes another folder.
    if (this.hasCopy && !isTaken) this.#copies += 1;
    await this.#load();
  }

  /** The other half. */
  async raiseEpoch(): Promise<void> {
    if (this.raisesEpoch) {
      const atLeast = epochAfterRestore(this.#parts.trueNow());
      await this.books.raiseEpoch({ reason: '从备份恢复', by: 'cli', atLeast });
    }
    this.#unfinished = null;
    await this.books.takeAll();
  }

  /** Somebody starts the folder that a restore replaced, in place of the one that counts, until the next start; the second journal forbids it. */
  async startReplaced(): Promise<'none' | 'running' | 'refused'> {
    if (this.#replaced === null) return 'none';
    this.#present = this.#site;
    this.#moveTo(this.#replaced);
    try {
      await this.#load();
    } catch (error) {
      if (!(error instanceof JournalCopyError)) throw error;
      return 'refused';
    }
    return 'running';
  }

  /** The service is there no more. In this one process nobody dies, so what it had locked is let go of. */
  #end(): void {
    this.#open = null;
    if (exists(this.#copy)) dropLocks(this.#copy);
  }

  #moveTo(site: number): void {
    this.#end();
    this.#site = site;
    this.#parts.tables.throwAway();
  }

  /** Makes the folder a county's, once. */
  async found(): Promise<void> {
    await makeFolder(this.folder);
    await writeWhole(join(this.folder, 'county.json'), Buffer.from(JSON.stringify(COUNTY)));
  }

  /** The bytes of a batch as they lie on the disk for sure. */
  surely(device: string, seq: number, hash: string): boolean {
    const name = `${String(seq).padStart(8, '0')}-${hash}.aidbatch`;
    return this.disk.surely([`site${this.#present ?? this.#site}`, 'spool', 'whole', device, name]) !== null;
  }
}
