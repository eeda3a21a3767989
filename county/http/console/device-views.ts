import type { Books } from '../../books/books.ts';
import type { DeviceView } from '../../console/api/views.ts';

/** Every PC, how far its batches are. */
export async function deviceViews(books: Books): Promise<readonly DeviceView[]> {
  const [devices, standings] = await Promise.all([books.devices(), books.queries.standings()]);
  return Promise.all(
    devices.map(async ({ device, pc, enrolledAt, revokedAt }) => {
      const { received, durableThrough } = await books.progress(device);
      const { lastAt = null, parked = [] } = standings.find((one) => one.device === device) ?? {};
      return { device, pc, enrolledAt, revokedAt, received, durableThrough, lastAt, parked };
    }),
  );
}
