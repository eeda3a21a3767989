import { createHash, sign } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { RECEIPT_CONTEXT, RECEIPT_FORMAT, RECEIPT_MAGIC } from '#shared/protocol/sync/formats.ts';
import type { Receipt } from '#shared/protocol/sync/receipt.ts';
import type { Books, Device, Taken } from '../../../../county/books/books.ts';
import { booked, refuse } from '../../../../county/books/books-refusal.ts';
import { openBatch } from '../../../../county/intake/open-batch.ts';
import type { CountySecret } from '../../../../county/keys/county-secret.ts';
import type { Spool } from '../../../../county/spool/spool.ts';

type PlainBooks = Pick<
  Books,
  'device' | 'waiting' | 'progress' | 'takeBatch' | 'receipt' | 'feed' | 'noteFetched' | 'noteSeen' | 'ready' | 'enrol'
> & {
  readonly add: (device: Device) => void;
  readonly revokeNow: (device: string) => void;
  readonly give: (item: FeedItem) => void;
  /** How often a batch was really read. */
  readonly reads: () => number;
  /** What waits behind a batch that is missing. */
  behind: Awaited<ReturnType<Books['waiting']>>;
  /** Batches wait here before they are read. */
  hold: Promise<void>;
};

const AT = '2026-11-22T08:00:00.000+08:00';

/** Books of a few lines, in memory: they say what the routes ask, and decide nothing. The real ones have tests of their own. */
export function plainBooks(spool: Spool, secret: CountySecret, county: string): PlainBooks {
  const devices = new Map<string, Device>();
  const receipts = new Map<string, { readonly receipt: Receipt; readonly file: Uint8Array }>();
  const hashes = new Map<string, string>();
  const items: FeedItem[] = [];
  let reads = 0;

  const books: PlainBooks = {
    hold: Promise.resolve(),
    behind: null,
    waiting: () => Promise.resolve(books.behind),
    reads: () => reads,
    add: (device) => void devices.set(device.device, device),
    revokeNow: (id) => {
      const device = devices.get(id);
      if (device !== undefined) devices.set(id, { ...device, revokedAt: AT });
    },
    give: (item) => void items.push(item),
    ready: async () => ({ events: 0, head: '', epoch: 1 }),
    device: async (id) => devices.get(id) ?? null,
    enrol: async (request) => {
      if (request.code !== '0'.repeat(20)) return refuse('bad_code');
      const { device, pc, formerPcs, deviceKey, deviceBox, countyKey } = request;
      const holder = [...devices.values()].find((other) => other.pc === pc && other.device !== device);
      if (holder !== undefined) return refuse('name_taken', { pc });
      devices.set(device, { device, pc, formerPcs, deviceKey, deviceBox, enrolledAt: AT, revokedAt: null, countyKey });
      const countyName = '测试县医疗保障局';
      return booked({ format: 'aid-enrolled/1', county, countyName, countyKey, epoch: 1, device, pc, enrolledAt: AT });
    },
    progress: async (device) => {
      const mine = [...receipts.values()].filter(({ receipt }) => receipt.device === device);
      return { epoch: 1, received: mine.length, durableThrough: 0, feedEnd: items.length };
    },
    receipt: async ({ device, seq, hash }) => receipts.get(`${device}/${seq}/${hash}`) ?? null,
    noteFetched: () => Promise.resolve(),
    noteSeen: () => Promise.resolve(),
    feed: async (_device, after) => ({ items: items.filter(({ n }) => n > after), end: items.length }),
    takeBatch: async (key): Promise<Taken> => {
      await books.hold;
      reads++;
      const known = await books.receipt(key);
      if (known !== null) return { outcome: 'receipt', ...known, isNew: false };
      const bytes = await spool.read(key);
      if (bytes === null) return { outcome: 'missing' };
      const opened = openBatch(bytes, secret, devices.get(key.device)?.deviceKey);
      if (!opened.ok) {
        await spool.quarantine(key, opened.refusal.code);
        return { outcome: 'refused', code: opened.refusal.code, text: '' };
      }
      const at = `${key.device}/${key.seq}`;
      if ((hashes.get(at) ?? key.hash) !== key.hash) {
        await spool.quarantine(key, 'fork');
        return { outcome: 'fork' };
      }
      if (key.seq > 1 && !hashes.has(`${key.device}/${key.seq - 1}`))
        return { outcome: 'waiting', waitsFor: key.seq - 1 };
      hashes.set(at, key.hash);
      const { header } = opened.value;
      const receipt: Receipt = {
        format: RECEIPT_FORMAT,
        county,
        countyKey: secret.keyId,
        epoch: 1,
        device: key.device,
        pc: header.pc,
        seq: key.seq,
        batchHash: key.hash,
        receivedAt: AT,
        durableThrough: 0,
        records: header.records.map((hash) => ({ hash, verdict: 'accepted' })),
      };
      const made = { receipt, file: fileOf(receipt, secret) };
      receipts.set(`${at}/${key.hash}`, made);
      return { outcome: 'receipt', ...made, isNew: true };
    },
  };
  return books;
}

function fileOf(receipt: Receipt, secret: CountySecret): Uint8Array {
  const json = Buffer.from(canonicalJson(receipt), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const digest = createHash('sha256').update(json).digest();
  const signature = sign(null, Buffer.concat([Buffer.from(`${RECEIPT_CONTEXT}\0`, 'latin1'), digest]), secret.receipt);
  return Buffer.concat([Uint8Array.from(RECEIPT_MAGIC), length, json, signature]);
}
