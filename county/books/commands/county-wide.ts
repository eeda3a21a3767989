import { z } from 'zod';
import type { Books } from '../books.ts';
import { readOutrun } from '../keep/outrun.ts';
import type { Commanding } from './desk-facts.ts';

const lastRow = z.object({ device: z.string(), last_seq: z.number() });

/** What a backup that is made now will hold at least. */
export const backupMark =
  ({ county, keeper }: Commanding): Books['backupMark'] =>
  async () => {
    const { n } = await keeper.journalHead();
    const rows = await keeper.database.rows(
      lastRow,
      'select device, last_seq from device where county = $1 and last_seq > 0 order by device',
      [county],
    );
    return { events: n, through: Object.fromEntries(rows.map(({ device, last_seq }) => [device, last_seq])) };
  };

export const backedUp =
  ({ keeper, now }: Commanding): Books['backedUp'] =>
  ({ through }, by) =>
    keeper.change(({ note }) => note({ kind: 'backed-up', at: now(), by, through }));

export const raiseEpoch =
  ({ county, keeper, now }: Commanding): Books['raiseEpoch'] =>
  ({ reason, by, atLeast }) =>
    keeper.change(async ({ connection, epoch, note }) => {
      // Whoever raises it by hand says that this is the county: above what any PC has seen, of a clock that was ahead for one.
      const seen = atLeast === undefined ? null : await readOutrun(connection, county);
      const next = Math.max(epoch + 1, atLeast ?? 0, (seen?.seen.epoch ?? 0) + 1);
      await note({ kind: 'epoch-raised', at: now(), by, epoch: next, reason });
      return next;
    });
