import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PolicyPack } from '#rules';
import type { Opening } from '../intake/open-batch.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { countySeal } from '../seal/county-seal.ts';
import { prepareBatch } from './prepare-batch.ts';
import type { PreparedBatch } from './prepared-record.ts';

/** What the thread is started with. */
export type ThreadData = {
  readonly county: string;
  readonly secret: CountySecret;
  readonly dataKey: Uint8Array;
};
export type PrepareOrder = {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly deviceKey: string;
  /** Null: those of the order before. */
  readonly packs: ReadonlyMap<string, PolicyPack> | null;
};
export type PrepareAnswer = { readonly id: number } & (
  { readonly opening: Opening<PreparedBatch> } | { readonly failure: string }
);

/** Reads batches: opens them, settles their records again and seals them for the books. */
export type Preparer = {
  readonly prepare: (bytes: Uint8Array, deviceKey: string) => Promise<Opening<PreparedBatch>>;
  readonly close: () => Promise<void>;
};

/** Below this a batch is read between two answers of the service; starting a thread would take longer. */
const LARGE_BYTES = 64 * 1024;
/** The thread starts as the service itself did: through the tool that bundles a TypeScript entry. */
const RUNNER = join(import.meta.dirname, '../../build/run.mjs');
const THREAD = 'county/decide/prepare-thread.ts';

/** One thread for large batches, started with the first of them, and anew when it ended. */
export function makePreparer(data: ThreadData, packs: () => ReadonlyMap<string, PolicyPack>): Preparer {
  const seal = countySeal(data.dataKey, data.county);
  const waiting = new Map<number, (answer: PrepareAnswer) => void>();
  let thread: Worker | null = null;
  let [orders, sent] = [0, ''];

  function start(): Worker {
    const worker = new Worker(RUNNER, { argv: [THREAD], workerData: data });
    worker.unref();
    worker.on('message', (answer: PrepareAnswer) => waiting.get(answer.id)?.(answer));
    const end = (why: string): void => {
      if (thread === worker) thread = null;
      sent = '';
      for (const [id, settle] of waiting) settle({ id, failure: why });
    };
    worker.once('error', (error) => end(error.message));
    worker.once('exit', (code) => end(`The thread that reads batches ended with ${code}`));
    return worker;
  }

  async function inThread(bytes: Uint8Array, deviceKey: string): Promise<Opening<PreparedBatch>> {
    thread ??= start();
    const worker = thread;
    const id = ++orders;
    const installed = packs();
    const names = [...installed.keys()].join();
    const order: PrepareOrder = { id, bytes, deviceKey, packs: names === sent ? null : installed };
    sent = names;
    worker.ref();
    const answer = await new Promise<PrepareAnswer>((resolve) => {
      waiting.set(id, resolve);
      worker.postMessage(order);
    });
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if ('failure' in answer) throw new Error(`A batch could not be read: ${answer.failure}`);
    return answer.opening;
  }

  return {
    prepare: (bytes, deviceKey) =>
      bytes.length >= LARGE_BYTES
        ? inThread(bytes, deviceKey)
        : prepareBatch(bytes, deviceKey, { county: data.county, secret: data.secret, seal, packs: packs() }),
    close: async () => void (await thread?.terminate()),
  };
}
