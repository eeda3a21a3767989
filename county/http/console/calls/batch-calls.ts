import { refusalText } from '../refusal-text.ts';
import type { ConsoleHandlers } from '../caller.ts';

const NEWEST = 200;

/** What came from which PC, and what people must look at. */
export const batchCalls: Pick<ConsoleHandlers, 'batches'> = {
  batches: async (_input, { service }) => {
    const { books, spool } = service;
    const [devices, standings, alarms, batches] = await Promise.all([
      books.devices(),
      books.queries.standings(),
      books.queries.alarms(),
      books.queries.batches({ most: NEWEST }),
    ]);
    const pcs = new Map(devices.map(({ device, pc }) => [device, pc]));
    return {
      devices: await Promise.all(
        devices.map(async ({ device, pc, enrolledAt, revokedAt }) => {
          const { received, durableThrough } = await books.progress(device);
          const standing = standings.find((one) => one.device === device);
          const [lastAt, parked] = [standing?.lastAt ?? null, standing?.parked ?? []];
          return { device, pc, enrolledAt, revokedAt, received, durableThrough, lastAt, parked };
        }),
      ),
      alarms: await Promise.all(
        alarms.map(async ({ id, at, alarm, device, seq, hash, refusal }) => ({
          id,
          at,
          alarm,
          pc: pcs.get(device) ?? device,
          seq,
          hash,
          refusal: refusalText(refusal),
          isKept: (await spool.quarantined({ device, seq, hash })) !== null,
        })),
      ),
      batches: batches.map(({ device: _device, ...row }) => row),
    };
  },
};
