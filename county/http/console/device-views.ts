import type { Books } from '../../books/books.ts';
import type { DeviceView } from '../../console/api/views.ts';

/** Every PC, how far its batches are. */
export async function deviceViews(books: Books): Promise<readonly DeviceView[]> {
  const [devices, standings] = await Promise.all([books.devices(), books.queries.standings()]);
  const reasons = devices.some(({ revokedAt }) => revokedAt !== null) ? await revokedReasons(books) : new Map();
  return Promise.all(
    devices.map(async ({ device, pc, enrolledAt, revokedAt }) => {
      const { received, durableThrough } = await books.progress(device);
      const { lastAt = null, parked = [], unreadable = [] } = standings.find((one) => one.device === device) ?? {};
      const revokedFor = revokedAt === null ? '' : (reasons.get(device) ?? '');
      return { device, pc, enrolledAt, revokedAt, revokedFor, received, durableThrough, lastAt, parked, unreadable };
    }),
  );
}

/** The last reason of each PC that was ever put out of use, from the history. */
async function revokedReasons({ queries }: Books): Promise<ReadonlyMap<string, string>> {
  const rows = await queries.history({ kinds: ['revoked'], most: 500 });
  return new Map(rows.toReversed().map(({ about }) => [about.device ?? '', about.reason ?? '']));
}
