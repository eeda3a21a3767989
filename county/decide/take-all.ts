import { z } from 'zod';
import type { Taken } from '../books/books.ts';
import type { BatchKey } from '../spool/spool.ts';
import { takeBatch, type Taking } from './take-batch.ts';

const parkedRow = z.object({ device: z.string(), seq: z.number(), hash: z.string() });

/** Takes a batch and, when it closed a gap, those that were parked behind it. */
export async function takeWithParked(taking: Taking, key: BatchKey): Promise<Taken> {
  const taken = await takeBatch(taking, key);
  if (taken.outcome === 'receipt') await takeParked(taking, key.device);
  return taken;
}

/** Takes what is parked for a device as long as the next one is among it. */
async function takeParked(taking: Taking, device: string): Promise<void> {
  const { county, keeper } = taking;
  for (;;) {
    const next = await keeper.database.rows(
      parkedRow,
      `select p.device, p.seq, p.hash from parked p join device d using (county, device)
        where p.county = $1 and p.device = $2 and p.seq = d.last_seq + 1 and d.revoked_at is null order by p.hash`,
      [county, device],
    );
    if (next.length === 0) return;
    for (const key of next) {
      const { outcome } = await takeBatch(taking, key);
      // One that is not sound or gone waits no longer.
      if (outcome !== 'receipt' && outcome !== 'waiting')
        await keeper.database.run('delete from parked where county = $1 and device = $2 and seq = $3 and hash = $4', [
          county,
          key.device,
          key.seq,
          key.hash,
        ]);
    }
  }
}

/** A batch is read while the one before it is booked. */
const AHEAD = 1;

/**
 * Every batch of the spool that has no receipt of this epoch, by PC and number. One that was read before the batch it follows is parked and
 * taken with that one: it comes as `waiting` here. Throws what failed after all were tried.
 */
export async function takeAll(taking: Taking): Promise<readonly { readonly key: BatchKey; readonly taken: Taken }[]> {
  const { county, keeper, spool } = taking;
  const rows = await keeper.database.rows(
    parkedRow,
    `select r.device, r.seq, r.hash from receipt r join head h on h.county = r.county and h.epoch = r.epoch
      where r.county = $1`,
    [county],
  );
  const done = new Set(rows.map(nameOf));
  const open = (await spool.list()).filter((key) => !done.has(nameOf(key)));
  const results: Promise<{ readonly key: BatchKey; readonly taken: Taken }>[] = [];
  const faults: unknown[] = [];
  const begun: Promise<void>[] = [];
  for (const key of open.toSorted((a, b) => a.device.localeCompare(b.device) || a.seq - b.seq)) {
    const result = takeWithParked(taking, key).then((taken) => ({ key, taken }));
    results.push(result);
    // One that cannot be read must not keep those of other PCs waiting.
    begun.push(
      result.then(
        () => undefined,
        (fault: unknown) => void faults.push(fault),
      ),
    );
    if (begun.length > AHEAD) await begun.shift();
  }
  await Promise.all(begun);
  await keeper.mend();
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} batches could not be taken`);
  return Promise.all(results);
}

const nameOf = ({ device, seq, hash }: BatchKey): string => `${device}/${seq}/${hash}`;
