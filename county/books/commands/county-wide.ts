import { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import { MAX_FEED_ITEM_BYTES } from '#shared/protocol/sync/formats.ts';
import type { Books } from '../books.ts';
import { booked, refuse } from '../books-refusal.ts';
import { readDevice } from '../keep/read-device.ts';
import { askRole, type Commanding } from './desk-facts.ts';

/** What an item says beside the publication itself. */
const ITEM_HEAD_BYTES = 1_000;

/** Sends a roster, a pack or a ledger to PCs. */
export const publish =
  ({ county, keeper, now, newId }: Commanding): Books['publish'] =>
  ({ devices, publication }, by) =>
    keeper.change(async ({ connection, note }) => {
      const refusal = await askRole(connection, county, by, 'administrator');
      if (refusal !== null) return refusal;
      // Plain JSON; zod's inferred type leaves optional members open.
      const bytes = Buffer.byteLength(canonicalJson(publication));
      if (bytes + ITEM_HEAD_BYTES > MAX_FEED_ITEM_BYTES) return refuse('too_large');
      for (const device of devices ?? [])
        if ((await readDevice(connection, county, device)) === null) return refuse('unknown_device');
      const id = newId();
      const to = devices === null ? null : [...devices];
      await note({ kind: 'published', at: now(), by, id, devices: to, publication });
      return booked({ id });
    });

/** What a backup that is made now will hold at least. */
export const backupMark =
  ({ county, keeper }: Commanding): Books['backupMark'] =>
  async () => {
    const { n } = await keeper.journalHead();
    const rows = await keeper.database.rows(
      z.object({ device: z.string(), last_seq: z.number() }),
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
  ({ keeper, now }: Commanding): Books['raiseEpoch'] =>
  ({ reason, by }) =>
    keeper.change(async ({ epoch, note }) => {
      await note({ kind: 'epoch-raised', at: now(), by, epoch: epoch + 1, reason });
      return epoch + 1;
    });
