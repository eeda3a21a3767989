import { diffieHellman } from 'node:crypto';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import type { Receipt } from '#shared/protocol/sync/receipt.ts';
import { publicKeyOf, rawPublicOf, secretKeyOf } from '../../../county/keys/raw-keys.ts';
import {
  type CallContext,
  fetchFeed,
  fetchPapers,
  fetchReceipt,
  fetchState,
  logIn,
} from '../../../electron/sync/county/county-client.ts';
import type { CountyLine } from '../../../electron/sync/county/county-request.ts';
import { LineFault } from '../../../electron/sync/county/line-fault.ts';
import { readFeed } from '../../../electron/sync/county/read-feed.ts';
import { readReceipt } from '../../../electron/sync/county/read-receipt.ts';
import { firstPiece, uploadBatch, type UploadOrder } from '../../../electron/sync/county/upload-batch.ts';
import { applicationOf } from '../../county/decide/support/county.ts';
import { boxOf, COUNTY } from '../../county/http/support/county-service.ts';
import { sealed, testCounty, testDevice } from '../../county/support/sample-batch.ts';
import { Violation } from './violation.ts';
import { papersOf } from './papers-of.ts';

type Batch = ReturnType<typeof sealed>;
export type KeptReceipt = { readonly receipt: Receipt; readonly file: Uint8Array };

/**
 * A PC whose calls are the window's own, with its data in memory: for kinds that are about the county alone, over a good line. A window as it
 * is stands in `proxy`.
 */
export type WindowPc = ReturnType<typeof windowPc>;

const own = testCounty().key;

export function windowPc(lane: number) {
  const pc = `2105020${String(lane + 1).padStart(2, '0')}-A`;
  const device = { ...testDevice(pc), id: `0191a000-0000-7000-8000-0000000000${String(lane + 10)}`, pc };
  const privateKey = secretKeyOf('x25519', boxOf(device));
  const box = {
    publicKey: rawPublicOf(privateKey),
    agree: (key: Uint8Array) => new Uint8Array(diffieHellman({ privateKey, publicKey: publicKeyOf('x25519', key) })),
  };
  const batches: Batch[] = [];
  const receipts = new Map<number, KeptReceipt>();
  const papers = papersOf(device);
  /** The epoch in which the feed said an item, by its id. */
  const items = new Map<string, number>();
  /** Paid fen by record hash, as the feed says. */
  const paid = new Map<string, number>();
  let [epoch, feedLast, applications] = [0, 0, 0];
  const piece = firstPiece();

  const reader = {
    county: own,
    countyCode: COUNTY,
    device: device.id,
    box,
    ownBatch: (seq: number) => {
      const batch = batches[seq - 1];
      return batch === undefined ? null : { hash: batch.hash, ...batch.header };
    },
  };

  /** Seals the next batch of so many applications, and the papers of each when asked. */
  function seal(count: number, withPapers = false): void {
    const records = Array.from({ length: count }, () => applicationOf(pc, ++applications));
    const seq = batches.length + 1;
    const batch = sealed({ device, records, seq, prevHash: batches.at(-1)?.hash ?? null }, `${pc} ${seq}`);
    batches.push(batch);
    if (withPapers) papers.seal(records, { seq, hash: batch.hash });
  }

  function takeReceipt(file: Uint8Array): void {
    const read = readReceipt(file, reader);
    if (!read.ok) throw new LineFault(read.error.code, read.error.detail);
    const { seq, epoch: given } = read.value;
    const before = receipts.get(seq);
    // Of a history that was put back: it promises nothing any more.
    if (given < Math.max(epoch, before?.receipt.epoch ?? 0)) return;
    if (before?.receipt.epoch === given && !Buffer.from(before.file).equals(file))
      throw new Violation(`${pc}: two receipts of batch ${seq} in one epoch`);
    receipts.set(seq, { receipt: read.value, file });
  }

  function takeItem(item: FeedItem): void {
    const known = items.get(item.id);
    if (known === epoch) throw new Violation(`${pc}: the feed said ${item.id} twice`);
    items.set(item.id, epoch);
    papers.hear(item, epoch);
    // A county that was put back says what it still knows once more.
    if (known !== undefined) return;
    if (item.kind === 'receipt') takeReceipt(Buffer.from(item.file, 'base64url'));
    if (item.kind !== 'payment') return;
    const { record } = item.subject;
    if (paid.has(record)) throw new Violation(`${pc}: record ${record} paid twice`);
    paid.set(record, item.amountFen);
  }

  async function takeFeeds(
    line: CountyLine,
    token: string,
    call: CallContext,
    step: (doing: string) => void,
  ): Promise<void> {
    for (;;) {
      step(`fetching the feed after ${feedLast}`);
      const file = await fetchFeed(line, token, { epoch, after: feedLast }, call);
      if (file === null) return;
      const read = readFeed(file, reader);
      if (!read.ok) throw new LineFault(read.error.code, read.error.detail);
      const { header } = read.value;
      if (header.first !== feedLast + 1) throw new Violation(`${pc}: feed from ${header.first} after ${feedLast}`);
      read.value.items.forEach(takeItem);
      feedLast = header.last;
    }
  }

  /**
   * One meeting with the county, short of what electron/service/sync/sync-round.ts is careful about. `offered`: numbers to send whether they have receipts or
   * not, in that order. `step` hears what it is at. Throws `LineFault`, and `Violation` for what must never be.
   */
  async function round(
    line: CountyLine,
    offered: readonly number[],
    call: CallContext,
    step: (doing: string) => void,
  ): Promise<void> {
    step('logging in');
    const { token } = await logIn(line, { device: device.id, county: COUNTY, sign: device.sign }, call);
    step('asking what the county has');
    const state = await fetchState(line, token, { epoch, received: 0, feed: feedLast }, call);
    if (state.epoch < epoch) throw new Violation(`${pc}: epoch ${state.epoch} after ${epoch}`);
    if (state.received > batches.length) throw new Violation(`${pc}: ${state.received} of ${batches.length} received`);
    for (const [seq, { receipt }] of receipts)
      if (receipt.epoch === state.epoch && seq > state.received)
        throw new Violation(`${pc}: batch ${seq} has a receipt and is forgotten`);
    if (state.epoch > epoch) feedLast = 0;
    ({ epoch } = state);
    // What was acknowledged in an epoch that is over is offered again, each before what rests on it.
    const lapsed = [...receipts.keys()].filter((seq) => !isDone(seq)).toSorted((a, b) => a - b);
    for (const seq of new Set([...lapsed, ...offered])) {
      const batch = batches[seq - 1];
      if (batch === undefined) throw new Violation(`${pc}: no batch ${seq}`);
      const { bytes, hash } = batch;
      step(`sending batch ${seq}`);
      await upload(line, token, call, { seq, bytes, hash });
      step(`fetching the receipt of batch ${seq}`);
      const file = await fetchReceipt(line, token, { seq, hash }, call);
      if (file !== null) takeReceipt(file);
    }
    for (const { seq, bytes, hash } of papers.unsaid(epoch).filter((each) => isDone(each.seq))) {
      step(`sending the papers of batch ${seq}`);
      await upload(line, token, call, { what: 'papers', seq, bytes, hash });
      await fetchPapers(line, token, { seq, hash }, call);
    }
    await takeFeeds(line, token, call, step);
  }

  function upload(
    line: CountyLine,
    token: string,
    { signal, now }: CallContext,
    file: Pick<UploadOrder, 'what' | 'seq' | 'bytes' | 'hash'>,
  ): Promise<void> {
    let ms = 0;
    const elapsedMs = (): number => (ms += 100);
    return uploadBatch(line, { ...file, token, piece, signal, now, elapsedMs, onProgress: () => undefined });
  }

  /** Has a receipt that still counts. */
  function isDone(seq: number): boolean {
    return receipts.get(seq)?.receipt.epoch === epoch;
  }
  /** What has none. */
  const open = (): readonly number[] => batches.map(({ header }) => header.seq).filter((seq) => !isDone(seq));

  /** The county has said of all papers, in this epoch, that they are safe. */
  const arePapersSafe = (): boolean => papers.unsaid(epoch).length === 0;

  return { pc, device, batches, receipts, paid, papers, seal, round, takeReceipt, isDone, arePapersSafe, open };
}
