import { diffieHellman, sign, type KeyObject } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import { emptyForm } from '#shared/domain/application-form.ts';
import { fen } from '#shared/fen.ts';
import { ok } from '#shared/result.ts';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import { rawPublicOf } from '../../../../county/keys/raw-keys.ts';
import { batchFolder, readyBatchFolder } from '../../../../electron/service/batch/batch-folder.ts';
import type { Open } from '../../../../electron/service/session/session-state.ts';
import { readStick, writeToStick } from '../../../../electron/service/sync/stick.ts';
import { type Sql, sql } from '../../../../electron/store/db/sql.ts';
import { insertRow, replaceRow } from '../../../../electron/store/rows/sealed-table.ts';
import type { Writer } from '../../../../electron/store/audit/writer.ts';
import { acceptRestore } from '../../../../electron/store/restore/accept-restore.ts';
import type { RestoreMarker } from '../../../../electron/store/restore/restore-marker.ts';
import type { Store } from '../../../../electron/store/store.ts';
import type { Vault } from '../../../../electron/store/vault/vault.ts';
import { applicationTable, type ApplicationRow } from '../../../../electron/store/tables/case/application.ts';
import { publicKeyOf } from '../../../../electron/sync/raw-keys.ts';
import { readCountyKey } from '../../../../electron/sync/read-county-key.ts';
import { writeBatchFile } from '../../../../electron/sync/write-batch.ts';
import type { Random } from '../../support/random.ts';
import { secretOf } from '../disk/secret-of.ts';
import { newDisk } from '../disk/sim-files.ts';
import { type SealedSim, sealSim, type SimRecord } from '../county/sim-batch.ts';
import { type SimBase, simStore } from './sim-store.ts';
import type { OwnBackup } from './snapshots.ts';

export const ACTOR = { userId: 'clerk', userName: '经办' } as const;

export type PcParts = {
  readonly base: SimBase;
  readonly pc: string;
  readonly county: CountyKey;
  readonly now: () => string;
  readonly newId: () => string;
  /** Which machine it is of those that stood in this place. */
  readonly machine: number;
};

export type PcBatch = {
  readonly seq: number;
  readonly hash: string;
  readonly fileName: string;
  readonly epoch: number;
};
const BATCHES = sql`SELECT seq, hash, file_name, (SELECT max(county_epoch) FROM receipt WHERE batch_id = batch.id) AS epoch
  FROM batch ORDER BY seq`;
const SEEN = sql`SELECT county_epoch, feed_last, durable_through FROM county_seen`;

/** What a PC's tables say, and after which change of them. */
type Look = {
  readonly version: number;
  readonly batches: readonly PcBatch[];
  readonly seen: { readonly epoch: number; readonly feedLast: number; readonly durableThrough: number };
};

const FORM = emptyForm('2026-01-02', () => 'line');
/** A clerk's PC: its disk, its tables, and the product's own store and sending over both. */
export class SimPc {
  readonly disk;
  readonly pc: string;
  readonly machine: number;
  readonly device: string;
  readonly dataDir: string;
  readonly #parts: PcParts;
  readonly #key: KeyObject;
  readonly #box: KeyObject;
  #open: { readonly open: Open; readonly writer: Writer } | null = null;
  #look: Look | null = null;
  /** What was ever made ready to be sealed, by its hash: the store says later what came of it. */
  readonly attempts = new Map<string, { readonly sealed: SealedSim; readonly records: readonly SimRecord[] }>();
  /** What becomes of an open session: a rule taken out on purpose. */
  wrap: (open: Open) => Open = (open) => open;
  /** Of its own data, oldest first. */
  readonly backups: OwnBackup[] = [];
  /** It was put back to one of them, and nobody was in since. */
  restored: RestoreMarker | null = null;
  countyKey: CountyKey;
  /** Policy pack that new settlements use. */
  pack = 1;

  constructor(parts: PcParts) {
    const { pc, machine, county } = parts;
    this.countyKey = county;
    this.#parts = parts;
    this.pc = pc;
    this.machine = machine;
    this.device = `0191a000-0000-7000-8000-${pc.replace('-A', '')}${machine - 1}aa`;
    const { disk, path } = newDisk(`pc-${pc}`);
    this.disk = disk;
    this.dataDir = path;
    this.#key = secretOf(`sign ${machine} ${pc}`);
    this.#box = secretOf(`box ${machine} ${pc}`);
  }

  get vault(): Pick<Vault, 'deviceId' | 'devicePublicKey' | 'signAsDevice' | 'deviceBoxKey' | 'agreeAsDevice'> {
    return {
      deviceId: this.device,
      devicePublicKey: rawPublicOf(this.#key),
      signAsDevice: (bytes) => sign(null, bytes, this.#key),
      deviceBoxKey: rawPublicOf(this.#box),
      agreeAsDevice: (other) => diffieHellman({ privateKey: this.#box, publicKey: publicKeyOf('x25519', other) }),
    };
  }

  get base(): SimBase {
    return this.#parts.base;
  }

  get isUp(): boolean {
    return this.#open !== null;
  }

  /** The open session; throws while the PC is off. */
  get open(): Open {
    if (this.#open === null) throw new Error('The PC is off');
    return this.#open.open;
  }

  get store(): Store {
    return this.open.store;
  }

  /** Somebody unlocks the program. */
  start(): void {
    const { base, now, newId, county } = this.#parts;
    const env = { dataDir: this.dataDir, sqliteBinding: '', now, newId };
    // Only what sealing and meeting the county ask of the vault and the station.
    const vault = this.vault as unknown as Vault;
    const { store, writer } = simStore(base, env, vault, () => this.disk.tick());
    if (this.restored !== null) acceptRestore(env, vault, writer, this.restored);
    this.restored = null;
    const kept = store.setting.get('county-key');
    const read = kept === null ? null : readCountyKey(kept);
    this.countyKey = read?.ok === true ? read.value : county;
    const station = { county: this.countyKey } as unknown as Open['station'];
    this.#open = { open: this.wrap({ vault, store, station, actor: ACTOR }), writer };
  }

  /** Another machine in its place, with the same program, running; this one is not used any more. */
  successor(): SimPc {
    this.#open = null;
    this.#parts.base.reset();
    const made = new SimPc({ ...this.#parts, machine: this.machine + 1 });
    made.wrap = this.wrap;
    made.pack = this.pack;
    made.start();
    return made;
  }

  stop(random: Random, isKill: boolean): void {
    this.#open = null;
    this.disk.restart(random, isKill);
  }

  /** Settled and reviewed: ready to be sealed. A new application, or one that the county gave back and was corrected. */
  confirm({ application, number, revision, payableFen }: SimRecord): void {
    const { writer, open } = this.running;
    const found = open.store.applications.get(application);
    writer.write(ACTOR, (write) => {
      const row: ApplicationRow = {
        number,
        status: 'settled',
        person_id: null,
        accepted_on: '2026-01-02',
        batch_id: null,
        review_id: 'review',
        notice_id: null,
        payable: payableFen,
        standing: null,
        pauses: null,
        created_at: write.now,
        updated_at: write.now,
      };
      if (found === null) insertRow(write, applicationTable, { id: application, revision }, row, FORM);
      else replaceRow(write, applicationTable, { id: application, revision }, row, FORM);
      return ok(undefined);
    });
  }

  get running(): { readonly open: Open; readonly writer: Writer } {
    if (this.#open === null) throw new Error('The PC is off');
    return this.#open;
  }

  /**
   * Seals in the order of the handler of `batch/seal`: number and chain from the store, the file written and read back, and only then
   * one transaction. Null when the disk did not take the file.
   */
  async seal(records: readonly SimRecord[]): Promise<SealedSim | null> {
    const { store } = this.open;
    const sealed = this.make(records, store.batches.nextSeq(), store.batches.lastHash());
    const { bytes, hash, fileName, header } = sealed;
    this.attempts.set(hash, { sealed, records });
    if (!readyBatchFolder(this.dataDir, store.batches)) return null;
    const written = await writeBatchFile(batchFolder(this.dataDir), fileName, bytes);
    if (!written.ok) return null;
    const added = store.batches.add(ACTOR, {
      seq: header.seq,
      fileName,
      hash,
      size: bytes.length,
      count: header.count,
      total: fen(header.totalFen),
      applications: records.map(({ application, revision }) => ({ id: application, revision })),
      headerJson: canonicalJson(header),
    });
    if (!added.ok) throw new Error(`Not sealed: ${added.error.code}`);
    return sealed;
  }

  /** A batch of these records, not written anywhere. */
  make(
    records: readonly SimRecord[],
    seq: number,
    prevHash: string | null,
    audit: { readonly seq: number; readonly head: string } = { seq: 0, head: '0'.repeat(64) },
  ): SealedSim {
    const { vault } = this;
    return sealSim({
      records,
      device: this.device,
      pc: this.pc,
      publicKey: vault.devicePublicKey,
      sign: vault.signAsDevice,
      seq,
      prevHash,
      createdAt: this.#parts.now(),
      countyKey: this.countyKey.keyId,
      epochSeen: this.seen().epoch,
      audit,
    });
  }

  /** Changes a row behind the product's back. */
  change(statement: Sql): void {
    this.#parts.base.db.transaction((write) => write.run(statement));
  }

  /** Writes every batch that has no receipt onto a stick, and says so in the store. */
  async exportTo(folder: string): Promise<void> {
    const { store } = this.open;
    const batches = store.batches.list();
    await writeToStick(
      this.dataDir,
      folder,
      batches,
      () => undefined,
      ({ id }) => store.batches.markExported(ACTOR, id),
    );
  }

  /** Its batches with the epoch of the newest receipt of each, 0 for none: for checks, without opening rows. */
  batches(): Look['batches'] {
    return this.#looked().batches;
  }

  /** How far it has read of the county's words: for checks. */
  seen(): Look['seen'] {
    return this.#looked().seen;
  }

  #looked(): Look {
    const { db, version } = this.#parts.base;
    if (this.#look?.version === version()) return this.#look;
    const [row] = db.all(SEEN);
    this.#look = {
      version: version(),
      batches: db.all(BATCHES).map((batch) => ({
        seq: Number(batch['seq']),
        hash: String(batch['hash']),
        fileName: String(batch['file_name']),
        epoch: Number(batch['epoch'] ?? 0),
      })),
      seen: {
        epoch: Number(row?.['county_epoch'] ?? 0),
        feedLast: Number(row?.['feed_last'] ?? 0),
        durableThrough: Number(row?.['durable_through'] ?? 0),
      },
    };
    return this.#look;
  }

  async importFrom(folder: string): Promise<void> {
    await readStick(
      () => this.open,
      folder,
      () => undefined,
    );
  }

  /** Whether the file of a batch lies on the disk for sure, there as well where those are put that no row names. */
  surely(fileName: string): boolean {
    return [['batches'], ['batches', 'unrecorded']].some((folder) => this.disk.surely([...folder, fileName]) !== null);
  }
}
