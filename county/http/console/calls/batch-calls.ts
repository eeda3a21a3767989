import { papersAsideText } from '../../../papers/papers-aside.ts';
import { refusalText } from '../refusal-text.ts';
import { deviceViews } from '../device-views.ts';
import type { ConsoleHandlers } from '../caller.ts';

const NEWEST = 200;

/** What came from which PC, and what people must look at. */
export const batchCalls: Pick<ConsoleHandlers, 'batches'> = {
  batches: async (_input, { service }) => {
    const { books, spool, papers } = service;
    const [devices, alarms, batches] = await Promise.all([
      deviceViews(books),
      books.queries.alarms(),
      books.queries.batches({ most: NEWEST }),
    ]);
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
      batches: batches.map(({ device: _device, ...row }) => row),
    };
  },
};
