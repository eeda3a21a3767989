import { availableParallelism } from 'node:os';
import type { PolicyPack } from '#rules';
import type { Opening } from '../intake/open-batch.ts';
import { WHOLE, type BatchPart } from '../intake/read-records.ts';
import { countySeal } from '../seal/county-seal.ts';
import { joinParts, prepareBatch, type PreparedPart } from './prepare-batch.ts';
import type { PreparedBatch } from './prepared-record.ts';
import { makeThread, type ReadingThread, type ThreadData } from './threads/reading-thread.ts';

/** Reads batches: opens them, settles their records again and seals them for the books. */
export type Preparer = {
  readonly prepare: (bytes: Uint8Array, deviceKey: string) => Promise<Opening<PreparedBatch>>;
  readonly close: () => Promise<void>;
};

/** Below this, some thirty cases, a batch is read between two answers of the service; starting a thread would take longer. */
const LARGE_BYTES = 16 * 1024;
/** Each thread has its own copy of the program, some 60 MB: more than four are not worth it for one county. */
const MOST_THREADS = 4;

/** As many threads for large batches as there are processors; each is started when it is first needed. */
export function makePreparer(
  data: ThreadData,
  packs: () => ReadonlyMap<string, PolicyPack>,
  count = Math.min(availableParallelism(), MOST_THREADS),
): Preparer {
  const seal = countySeal(data.dataKey, data.county);
  const threads = Array.from({ length: Math.max(count, 1) }, () => makeThread(data));

  const idlest = (): ReadingThread | undefined => threads.toSorted((a, b) => a.waiting() - b.waiting())[0];

  async function readPart(bytes: Uint8Array, deviceKey: string, part: BatchPart): Promise<Opening<PreparedPart>> {
    const thread = idlest();
    if (thread === undefined) throw new RangeError('No thread');
    return thread.read({ bytes, deviceKey, part }, packs());
  }

  async function inThreads(bytes: Uint8Array, deviceKey: string): Promise<Opening<PreparedBatch>> {
    // A batch alone is shared by all; where many wait, each thread reads one of its own and none is opened twice.
    const of = threads.every((thread) => thread.waiting() === 0) ? threads.length : 1;
    const parts = Array.from({ length: of }, (_, index) => readPart(bytes, deviceKey, { index, of }));
    const batch = joinParts(await Promise.all(parts));
    // What is said of a batch that is refused is what one reader says who reads it from its beginning.
    return batch.ok || of === 1 ? batch : joinParts([await readPart(bytes, deviceKey, WHOLE)]);
  }

  const inService = (bytes: Uint8Array, deviceKey: string): Promise<Opening<PreparedBatch>> =>
    prepareBatch(bytes, deviceKey, { county: data.county, secret: data.secret, seal, packs: packs() });

  return {
    prepare: (bytes, deviceKey) =>
      bytes.length >= LARGE_BYTES ? inThreads(bytes, deviceKey) : inService(bytes, deviceKey),
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}
