import type { Books } from '../../../books/books.ts';
import type { MoreBatchesView } from '../../../console/api/views.ts';
import { papersAsideText } from '../../../papers/papers-aside.ts';
import { refusalText } from '../refusal-text.ts';
import { deviceViews } from '../device-views.ts';
import type { ConsoleHandlers } from '../caller.ts';

/** As many batches as are shown at once. */
const PAGE = 200;

/** What came from which PC, and what people must look at. */
export const batchCalls: Pick<ConsoleHandlers, 'batches' | 'more-batches'> = {
  batches: async (_input, { service }) => {
    const { books, spool, papers } = service;
    const [devices, alarms, page] = await Promise.all([deviceViews(books), books.queries.alarms(), pageOf(books, {})]);
    const pcs = new Map(devices.map(({ device, pc }) => [device, pc]));
    return {
      devices,
      alarms: await Promise.all(
        alarms.map(async ({ id, at, alarm, device, seq, hash, refusal }) => ({
          id,
          at,
          alarm,
          pc: pcs.get(device) ?? device,
          seq,
          hash,
          refusal: alarm === 'papers' ? papersAsideText(refusal) : refusalText(refusal),
          isKept: (await (alarm === 'papers' ? papers.spool : spool).quarantined({ device, seq, hash })) !== null,
        })),
      ),
      ...page,
    };
  },

  'more-batches': ({ before }, { service: { books } }) => pageOf(books, { before }),
};

async function pageOf({ queries }: Books, after: { readonly before?: number }): Promise<MoreBatchesView> {
  const found = await queries.batches({ ...after, most: PAGE + 1 });
  return {
    batches: found.slice(0, PAGE).map(({ device: _device, ...row }) => row),
    hasMore: found.length > PAGE,
  };
}
