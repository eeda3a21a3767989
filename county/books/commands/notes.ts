import type { Books } from '../books.ts';
import { booked, refuse } from '../books-refusal.ts';
import type { Commanding } from './desk-facts.ts';
import { readRecord } from './read-record.ts';

/** Notes that somebody opened a case. */
export const noteLook =
  ({ county, keeper, now }: Commanding): Books['noteLook'] =>
  ({ batch, place }, by) =>
    keeper.change(async ({ connection, note }) => {
      const record = await readRecord(connection, county, { batch, place });
      if (record === null) return refuse('unknown_record');
      const { number, revision } = record.about.subject;
      await note({ kind: 'looked', at: now(), by, record: { batch, place }, number, revision });
      return booked(null);
    });

/** Notes that somebody took a list for the bank. */
export const noteExport =
  ({ keeper, now }: Commanding): Books['noteExport'] =>
  ({ count, totalFen, mark }, by) =>
    keeper.change(({ note }) => note({ kind: 'exported', at: now(), by, count, totalFen, mark }));

/** Notes that somebody saw the accounts of the pay list. */
export const noteAccounts =
  ({ keeper, now }: Commanding): Books['noteAccounts'] =>
  (count, by) =>
    keeper.change(({ note }) => note({ kind: 'accounts-looked', at: now(), by, count }));
