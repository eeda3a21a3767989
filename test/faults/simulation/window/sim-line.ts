import { BY_PROBLEM, LineFault } from '../../../../electron/sync/county/line-fault.ts';
import type { CountyCalls } from '../../../../electron/sync/county/county-calls.ts';
import type { ProblemCode } from '#shared/protocol/sync/county-api.ts';
import { instantOf } from '#shared/instant.ts';
import { assertNever } from '#shared/result.ts';
import type { Device, Taken } from '../../../../county/books/books.ts';
import { writeFeed } from '../../../../county/feed/write-feed.ts';
import { secretOf } from '../../../../county/keys/county-secret.ts';
import type { BatchKey } from '../../../../county/spool/spool.ts';
import { COUNTY } from '../county/county-keys.ts';
import { PowerCut } from '../disk/sim-disk.ts';
import type { World } from '../run/world.ts';
import type { SimPc } from './sim-pc.ts';

const problem = (code: ProblemCode, detail: Readonly<Record<string, string | number>> = {}): LineFault =>
  new LineFault(BY_PROBLEM[code], detail);

/** Bytes of one piece of an upload. */
const PIECE = 700;
/** After so many operations at most the power of a machine fails in the middle of a call. */
const SOON = 40;

/**
 * The line of one PC, and the county's door at its other end: what county/http/routes does with a request, without HTTP. Requests and
 * answers get lost, come twice, late, altered; either machine may lose its power in the middle. `others` is what happens meanwhile.
 */
export function simLine(world: World, pc: SimPc, others: () => Promise<void>): CountyCalls {
  const { county, coverage } = world;
  /** Answers of before, as somebody on the way may have kept them. */
  const kept: Uint8Array[] = [];

  async function door(): Promise<Device> {
    const device = await county.books.device(pc.device);
    if (device === null) throw problem('unknown_device');
    if (device.revokedAt !== null) throw problem('revoked');
    return device;
  }

  /** One request and its answer, with what happens to them. */
  async function call<T>(what: string, work: () => Promise<T>): Promise<T> {
    const { random } = world;
    coverage.count(`call: ${what}`);
    if (random.chance(world.trouble / 4)) await others();
    const fault = random.chance(world.trouble) ? random.pick(FAULTS) : 'none';
    coverage.count(`line: ${fault}`);
    if (!county.isUp || fault === 'refused') throw new LineFault('COUNTY_NOT_RUNNING');
    if (fault === 'request lost') throw new LineFault('COUNTY_SILENT');
    if (fault === 'county without power') county.disk.fuse = random.below(SOON);
    if (fault === 'twice') await serve(work).catch(ignoreFaults);
    const answer = await serve(work);
    if (fault === 'PC without power') {
      pc.disk.isOut = true;
      throw new PowerCut();
    }
    if (fault === 'answer lost') throw new LineFault('COUNTY_CUT');
    return answer;
  }

  async function serve<T>(work: () => Promise<T>): Promise<T> {
    if (!county.isUp) throw new LineFault('COUNTY_NOT_RUNNING');
    const refusal: { is: LineFault | null } = { is: null };
    const answer = await world.atCounty(async () => {
      try {
        return { value: await work() };
      } catch (error) {
        if (!(error instanceof LineFault)) throw error;
        refusal.is = error;
        return null;
      }
    });
    if (!county.isUp) throw new LineFault('COUNTY_CUT');
    if (refusal.is !== null) throw refusal.is;
    if (answer === null) throw new Error('No answer and no reason');
    return answer.value;
  }

  /** An answer that is a file, as it arrives. */
  function arrived(file: Uint8Array): Uint8Array {
    const { random } = world;
    const older = kept[random.below(kept.length)];
    kept.push(file);
    if (!random.chance(world.trouble / 6)) return file;
    if (older !== undefined && random.chance(0.6)) {
      coverage.count('line: an older answer again');
      return older;
    }
    coverage.count('line: answer altered');
    const altered = Buffer.from(file);
    const at = random.below(altered.length);
    altered[at] = (altered[at] ?? 0) ^ (1 << random.below(8));
    return altered;
  }

  async function upload(key: BatchKey, bytes: Uint8Array): Promise<void> {
    const { spool } = county.running;
    await door();
    for (;;) {
      const size = await spool.size(key);
      if (size !== null) return;
      const under = await spool.upload(key);
      if (under === null) {
        const code = await spool.quarantined(key);
        if (code !== null)
          throw code === 'fork' ? problem('fork', { seq: key.seq }) : problem('refused', { why: code });
        await spool.create(key, bytes.length);
      } else if (under.offset === under.length) {
        if ((await spool.finish(key)) !== 'whole') throw problem('bad_checksum');
      } else {
        const piece = Buffer.from(bytes.subarray(under.offset, under.offset + PIECE));
        // Without its checksum a piece may come altered; the hash over the whole finds it.
        if (world.random.chance(world.trouble / 10)) {
          coverage.count('line: piece altered');
          piece[0] = (piece[0] ?? 0) ^ 1;
        }
        await spool.append(key, under.offset, piece);
        if (world.random.chance(world.trouble / 4)) {
          coverage.count('line: cut in an upload');
          throw new LineFault('COUNTY_CUT');
        }
      }
    }
  }

  return {
    logIn: (_line, signer) =>
      call('log in', async () => {
        if (signer.county !== COUNTY.code) throw new LineFault('COUNTY_OTHER');
        await door();
        return { token: 'token', seconds: 600 };
      }),
    fetchState: (_line, _token, seen) =>
      call('state', async () => {
        await door();
        await county.books.noteSeen(pc.device, seen);
        const { epoch, received, durableThrough, feedEnd } = await county.books.progress(pc.device);
        return { county: COUNTY.code, epoch, received, durableThrough, feedEnd, now: world.now() };
      }),
    uploadBatch: (_line, { bytes, seq, hash }) =>
      call('upload', async () => {
        const key = { device: pc.device, seq, hash };
        await upload(key, bytes);
        // The county reads it beside the answer; perhaps not before it is asked for the receipt.
        if (world.random.chance(0.5)) await county.books.takeBatch(key);
      }),
    fetchReceipt: (_line, _token, { seq, hash }) =>
      call('receipt', async () => {
        await door();
        const key = { device: pc.device, seq, hash };
        const known = await county.books.receipt(key);
        const file = known?.file ?? answerOf(await county.books.takeBatch(key), seq);
        return file === null ? null : arrived(file);
      }),
    fetchFeed: (_line, _token, asked) =>
      call('feed', async () => {
        const device = await door();
        const { books } = county.running;
        const secret = secretOf(county.running.secret, asked.key ?? device.countyKey);
        if (secret === null) throw problem('bad_request', { why: 'key' });
        const { epoch } = await books.progress(pc.device);
        await books.noteSeen(pc.device, { epoch: asked.epoch, received: 0, feed: asked.after });
        if (asked.epoch > epoch) throw problem('bad_request', { why: 'epoch' });
        const after = asked.epoch === epoch ? asked.after : 0;
        const random = (size: number): Uint8Array => Buffer.alloc(size, world.random.below(256));
        const now = instantOf(Date.parse(world.now()));
        const feed = await writeFeed({ county: COUNTY.code, secret, books, device, after, random, now });
        return feed === null ? null : arrived(feed.file);
      }),
  };
}

const FAULTS = [
  'refused',
  'request lost',
  'answer lost',
  'answer lost',
  'twice',
  'twice',
  'county without power',
  'PC without power',
] as const;

const ignoreFaults = (error: unknown): void => {
  if (!(error instanceof LineFault)) throw error;
};

/** As the route of receipts answers. */
function answerOf(taken: Taken, seq: number): Uint8Array | null {
  switch (taken.outcome) {
    case 'receipt':
      return taken.file;
    case 'waiting':
      return null;
    case 'refused':
      throw problem('refused', { why: taken.code });
    case 'missing':
      throw problem('not_found');
    case 'fork':
      throw problem('fork', { seq });
    case 'unknown_device':
    case 'revoked':
      throw problem(taken.outcome);
    default:
      return assertNever(taken);
  }
}
