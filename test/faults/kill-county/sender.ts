import { httpPc } from '../../county/service/support/http-pc.ts';
import type { Acks } from '../power/county/acks.ts';
import type { Random } from '../support/random.ts';
import { Violation } from '../support/violation.ts';
import { type WindowPc, windowPc } from '../support/window-pc.ts';
import type { Deed, UnderWay } from './under-way.ts';

/** One batch in so many has papers. */
const PAPERS_SHARE = 0.4;
const NOW = { now: () => '2026-11-22T09:00:00.000+08:00' } as const;

/** What a PC waits for while the county reads a batch, ms. */
const AGAIN_MS = 3;

/** A PC that has the county's whole attention: batch after batch, in small pieces or as the window sends them. */
export type Sender = {
  readonly pc: WindowPc;
  /** Sends until the county is gone. */
  readonly work: (address: string, random: Random) => Promise<never>;
  /** Sends what has no receipt, and hears all that the county has to say. */
  readonly finish: (address: string) => Promise<void>;
};

export function senderOf(at: number, underWay: UnderWay, acks: Acks): Sender {
  const pc = windowPc(at);
  let address = '';
  const http = httpPc(pc.device, () => address);

  /** As the window meets the county, with what it is at. */
  async function meet(offered: readonly number[]): Promise<void> {
    const patience = new AbortController();
    let [deed, next]: [Deed, () => void] = ['state and feed', () => undefined];
    const round = pc.round({ address, ca: null }, offered, { signal: patience.signal, ...NOW }, (doing) => {
      deed = doing.includes('papers') ? 'papers' : doing.includes('batch') ? 'window sends' : 'state and feed';
      next();
    });
    // Each step is a deed of its own: it is over when the next one begins.
    let isOver = false;
    const over = round.finally(() => {
      isOver = true;
      next();
    });
    over.catch(() => undefined);
    while (!isOver) {
      const ended = new Promise<void>((end) => (next = end));
      await underWay.during(deed, () => Promise.race([ended, over]).then(() => (isOver ? over : undefined)));
    }
    await over;
  }

  /** Every piece is acknowledged: from then on it need not be sent again. */
  async function sendInPieces(batch: WindowPc['batches'][number], random: Random): Promise<void> {
    const { bytes, hash, header } = batch;
    const named = { pc: pc.pc, device: pc.device.id, seq: header.seq, hash };
    const told = acks.offsets.get(`${pc.pc} ${header.seq}`)?.offset ?? 0;
    let offset: number | null = await underWay.during('upload', () => http.offset(batch));
    if ((offset ?? 0) < told) throw new Violation(`batch ${header.seq}: ${offset} of ${told} acknowledged bytes`);
    if (offset === null) {
      await underWay.during('upload', () => http.create(batch));
      offset = 0;
    }
    while (offset < bytes.length) {
      const from: number = offset;
      const to = Math.min(bytes.length, from + 400 + random.below(1_600));
      const { status, headers } = await underWay.during(to === bytes.length ? 'finish' : 'upload', () =>
        http.patch(batch, from, to),
      );
      if (status !== 204) throw new Violation(`PATCH ${status}`);
      offset = Number(headers.get('upload-offset'));
      acks.add({ kind: 'offset', ...named, offset });
    }
    for (;;) {
      const { status, file } = await underWay.during('finish', () => http.receipt(batch));
      if (status === 200) return pc.takeReceipt(file);
      if (status !== 202) throw new Violation(`receipt ${status}`);
      await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
  }

  /** What is acknowledged is for good. */
  function note(): void {
    for (const [seq, { file }] of pc.receipts) {
      const { hash } = pc.batches[seq - 1] ?? { hash: '' };
      const received = { pc: pc.pc, device: pc.device.id, seq, hash, file: Buffer.from(file).toString('base64') };
      acks.add({ kind: 'receipt', ...received });
    }
  }

  async function work(place: string, random: Random): Promise<never> {
    address = place;
    await underWay.during('state and feed', http.logIn);
    for (;;) {
      if (pc.open().length === 0) pc.seal(random.chance(0.2) ? 2 : 1, random.chance(PAPERS_SHARE));
      try {
        for (const seq of random.chance(0.6) ? pc.open() : [])
          await sendInPieces(pc.batches[seq - 1] ?? fail('No batch'), random);
        await meet(pc.open());
      } finally {
        note();
      }
    }
  }

  return {
    pc,
    work,
    finish: async (place) => {
      address = place;
      do await meet(pc.open());
      while (pc.open().length > 0 || !pc.arePapersSafe());
      note();
    },
  };
}

function fail(what: string): never {
  throw new Error(what);
}
