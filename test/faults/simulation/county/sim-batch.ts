import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { BatchHeader } from '#shared/protocol/batch/batch-header.ts';
import { batchFileName } from '#shared/protocol/batch/batch-file-name.ts';
import { BATCH_MAGIC, CHUNK_BYTES, SIGNATURE_BYTES, TAG_BYTES } from '#shared/protocol/limits.ts';
import { BATCH_ALG, BATCH_FORMAT, RECORD_FORMAT } from '#shared/protocol/version.ts';
import type { PreparedBatch, PreparedRecord } from '../../../../county/decide/prepared-record.ts';
import { visitKey } from '../../../../county/decide/prepared-record.ts';
import { openHeader, type Opening } from '../../../../county/intake/open-batch.ts';

/** What a record says in the simulation: as much as the county decides by. */
export type SimRecord = {
  readonly application: string;
  readonly number: string;
  readonly revision: number;
  readonly person: string;
  readonly payableFen: number;
  readonly bill: string;
  readonly from: string;
  readonly to: string;
  /** Which policy pack it was settled with. */
  readonly pack: number;
  /** Earlier stays of the person that its settlement knows. */
  readonly known: readonly string[];
  readonly salt: number;
};

export const YEAR = 2026;
/** What one person may have in a year over all townships, fen. */
export const CAP_FEN = 500_000;

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const KEY = Buffer.alloc(32, 1).toString('base64url').slice(0, 42);

const totalFen = ({ payableFen }: SimRecord): number => payableFen * 2;
const own = ({ bill, from, to }: SimRecord): string => visitKey({ visit: `visit-${bill}`, from, to });

/** The content of a record, the same however often it is sealed. */
export const markOf = (record: SimRecord): string => sha256(canonicalJson({ ...record, salt: 0 }));

/** What every later application of the person says that it knows of this one. */
export const knownAs = own;

export type SealedSim = {
  readonly bytes: Buffer;
  readonly hash: string;
  readonly fileName: string;
  readonly header: BatchHeader;
};

type Sealing = {
  readonly records: readonly SimRecord[];
  readonly device: string;
  readonly pc: string;
  readonly publicKey: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
  readonly seq: number;
  readonly prevHash: string | null;
  readonly createdAt: string;
  readonly countyKey: string;
  readonly epochSeen: number;
  /** Where the PC's audit chain stands. */
  readonly audit?: { readonly seq: number; readonly head: string };
};

/** A batch whose outside is as docs/formats/aidbatch.md says and whose inside is the records as they are, not sealed. */
export function sealSim(input: Sealing): SealedSim {
  const texts = input.records.map((record) => canonicalJson(record));
  const packed = Buffer.from(`[${texts.join()}]`, 'utf8');
  const tags = Buffer.alloc(TAG_BYTES * Math.ceil(packed.length / CHUNK_BYTES));
  const body = Buffer.concat([packed, tags]);
  const header: BatchHeader = {
    format: BATCH_FORMAT,
    alg: BATCH_ALG,
    schema: RECORD_FORMAT,
    device: input.device,
    pc: input.pc,
    deviceKey: Buffer.from(input.publicKey).toString('base64url'),
    seq: input.seq,
    prevHash: input.prevHash,
    createdAt: input.createdAt,
    packs: {},
    count: texts.length,
    totalFen: input.records.reduce((sum, { payableFen }) => sum + payableFen, 0),
    records: texts.map(sha256),
    auditSeq: input.audit?.seq ?? 0,
    auditHead: input.audit?.head ?? '0'.repeat(64),
    epochSeen: input.epochSeen,
    countyKey: input.countyKey,
    epk: `${KEY}A`,
    chunkSize: CHUNK_BYTES,
    encoding: 'identity',
    bodyLength: packed.length,
    packedLength: packed.length,
    bodyHash: sha256(body),
  };
  const head = Buffer.from(canonicalJson(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  const context = Buffer.from('aid1/batch-header\0', 'latin1');
  const signature = input.sign(Buffer.concat([context, Buffer.from(sha256(head), 'hex')]));
  const bytes = Buffer.concat([Uint8Array.from(BATCH_MAGIC), length, head, signature, body]);
  const hash = sha256(bytes);
  return { bytes, hash, fileName: batchFileName(input.pc, input.seq, hash), header };
}

/** Reads what {@link sealSim} wrote: the outside by the county's own reader, the inside without opening or settling anything. */
export function prepareSim(
  bytes: Uint8Array,
  deviceKey: string | undefined,
  packs: ReadonlySet<number> | null,
): Opening<PreparedBatch> {
  const opened = openHeader(bytes, deviceKey);
  if (!opened.ok) return opened;
  const { header, hash } = opened.value;
  const start = BATCH_MAGIC.length + 4 + Buffer.from(bytes).readUInt32BE(BATCH_MAGIC.length) + SIGNATURE_BYTES;
  const text = Buffer.from(bytes.subarray(start, start + header.packedLength)).toString('utf8');
  const records: readonly SimRecord[] = JSON.parse(text);
  return {
    ok: true,
    value: {
      header,
      hash,
      records: records.map((record, at) => preparedOf(record, header.records[at] ?? '', packs)),
      summaries: [],
    },
  };
}

/** A record as the county reads it, settled again with the packs it has. */
export function preparedOf(record: SimRecord, hash: string, packs: ReadonlySet<number> | null): PreparedRecord {
  const { application, number, revision, person, payableFen, bill, from, to, pack, known } = record;
  const use = { year: YEAR, fund: 'basic', fen: payableFen };
  return {
    hash,
    number,
    revision,
    application,
    pc: number.split('-').slice(0, 2).join('-'),
    person,
    name: person,
    acceptedOn: from,
    payableFen,
    hasReview: true,
    visits: [{ visit: `visit-${bill}`, kind: 'inpatient', from, to, totalFen: totalFen(record), bill }],
    counted: new Set([...known, own(record)]),
    uses: [use],
    caps: [{ year: YEAR, funds: ['basic'], capFen: CAP_FEN }],
    recheck: packs === null ? null : { verdict: packs.has(pack) ? 'same' : 'no_pack' },
    mark: markOf(record),
  };
}
