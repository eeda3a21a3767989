import { instantOf } from '#shared/instant.ts';
import type { PolicyPack } from '#rules';
import type { Books } from '../../../county/books/books.ts';
import { openBooks, type BooksOptions } from '../../../county/books/open-books.ts';
import type { Spool } from '../../../county/spool/spool.ts';
import { applicationOf, enrol, pcOf, type Pc } from '../../county/decide/support/county.ts';
import { fixedBytes, testCounty } from '../../county/support/sample-batch.ts';

/** What everything of a bench is sealed with. */
const BENCH_DATA_KEY = fixedBytes('data key')(32);

/** A PC with its batches sealed. */
export type Load = { readonly pc: Pc; readonly batches: number; readonly perBatch: number };

export function sealedLoad(letter: string, batches: number, perBatch: number): Load {
  const pc = pcOf(letter);
  for (let at = 0; at < batches; at++)
    pc.seal(...Array.from({ length: perBatch }, (_, n) => applicationOf(pc.device.pc, at * perBatch + n + 1)));
  return { pc, batches, perBatch };
}

/** Opens books; without packs nothing is settled again. */
export function openAt(
  code: string,
  spool: Spool,
  place: BooksOptions['place'],
  packs: ReadonlyMap<string, PolicyPack>,
  dataKey = BENCH_DATA_KEY,
): Promise<Books> {
  let ids = 0;
  return openBooks({
    county: { code, name: '测试县' },
    secret: testCounty().secret,
    dataKey,
    spool,
    packs: () => packs,
    now: () => instantOf(Date.now()),
    newId: () => `id-${++ids}`,
    place,
  });
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - from) / 1e9;
}

/**
 * From sealed bytes to the committed receipt, the PCs side by side, each PC's batches one after the other: `waiting` for each receipt
 * before the next is sent, as a window does, or sending on meanwhile, as an import or a restart does. Cases a second.
 */
export async function takeAll(loads: readonly Load[], spool: Spool, books: Books, waiting = true): Promise<number> {
  const take = async ({ pc, batches }: Load): Promise<void> => {
    let before: Promise<unknown> = Promise.resolve();
    for (let seq = 1; seq <= batches; seq++) {
      await spool.put(pc.key(seq), pc.bytes(seq));
      const taken = books.takeBatch(pc.key(seq)).then(({ outcome }) => {
        if (outcome !== 'receipt') throw new Error(outcome);
      });
      await (waiting ? taken : before);
      before = taken;
    }
    await before;
  };
  const cases = loads.reduce((sum, { batches, perBatch }) => sum + batches * perBatch, 0);
  return cases / (await seconds(() => Promise.all(loads.map(take))));
}

/** Registers the PCs and takes one batch of another PC first: starting the thread that reads is nobody's cost. */
export async function warmUp(warm: Load, loads: readonly Load[], spool: Spool, books: Books): Promise<void> {
  for (const { pc } of [warm, ...loads]) await enrol(books, pc);
  await takeAll([warm], spool, books);
}
