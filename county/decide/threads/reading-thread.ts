import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PolicyPack } from '#rules';
import type { Opening } from '../../intake/open-batch.ts';
import type { BatchPart } from '../../intake/read-records.ts';
import type { CountySecret } from '../../keys/county-secret.ts';
import type { PreparedPart } from '../prepare-batch.ts';
import { unpackPart, type PartMessage } from './part-message.ts';

/** What a thread is started with. */
export type ThreadData = {
  readonly county: string;
  readonly secret: CountySecret;
  readonly dataKey: Uint8Array;
};
export type PartOrder = {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly deviceKey: string;
  readonly part: BatchPart;
  /** Null: those of the order before. */
  readonly packs: ReadonlyMap<string, PolicyPack> | null;
};
export type PartAnswer = { readonly id: number } & ({ readonly message: PartMessage } | { readonly failure: string });

/** One thread that reads parts of batches, one after the other. */
export type ReadingThread = {
  /** Orders that it has not answered. */
  readonly waiting: () => number;
  readonly read: (
    order: Pick<PartOrder, 'bytes' | 'deviceKey' | 'part'>,
    packs: ReadonlyMap<string, PolicyPack>,
  ) => Promise<Opening<PreparedPart>>;
  readonly close: () => Promise<void>;
};

/** The thread starts as the service itself did: through the tool that bundles a TypeScript entry. */
const RUNNER = join(import.meta.dirname, '../../../build/run.mjs');
const THREAD = 'county/decide/threads/prepare-thread.ts';

/** A thread that is started with its first order, and anew when it ended. It keeps no process alive that has nothing to wait for. */
export function makeThread(data: ThreadData): ReadingThread {
  const waiting = new Map<number, (answer: PartAnswer) => void>();
  let thread: Worker | null = null;
  let [orders, sent] = [0, ''];

  function start(): Worker {
    const worker = new Worker(RUNNER, { argv: [THREAD], workerData: data });
    worker.unref();
    worker.on('message', (answer: PartAnswer) => waiting.get(answer.id)?.(answer));
    const end = (why: string): void => {
      if (thread === worker) thread = null;
      sent = '';
      for (const [id, settle] of waiting) settle({ id, failure: why });
    };
    worker.once('error', (error) => end(error.message));
    worker.once('exit', (code) => end(`The thread that reads batches ended with ${code}`));
    return worker;
  }

  async function read(
    order: Pick<PartOrder, 'bytes' | 'deviceKey' | 'part'>,
    packs: ReadonlyMap<string, PolicyPack>,
  ): Promise<Opening<PreparedPart>> {
    thread ??= start();
    const worker = thread;
    const id = ++orders;
    const names = [...packs.keys()].join();
    const isKnown = names === sent;
    sent = names;
    worker.ref();
    const answer = await new Promise<PartAnswer>((resolve) => {
      waiting.set(id, resolve);
      worker.postMessage({ ...order, id, packs: isKnown ? null : packs } satisfies PartOrder);
    });
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if ('failure' in answer) throw new Error(`A batch could not be read: ${answer.failure}`);
    return unpackPart(answer.message);
  }

  return { read, waiting: () => waiting.size, close: async () => void (await thread?.terminate()) };
}
