import { z } from 'zod';
import { channel, fenAmount, id, instant } from '../channel.ts';

export const ledgerRow = z.strictObject({
  id,
  year: z.number().int(),
  /** The last two stand in no book: the county's present word, which takes from what was entered. */
  kind: z.enum(['opening', 'settlement', 'reversal', 'countyCut', 'countyReturn']),
  fund: z.string(),
  fundName: z.string(),
  amount: fenAmount,
  at: instant,
  who: z.string(),
  applicationId: id,
  applicationNumber: z.string().nullable(),
  /** The entry was taken back by a later one. */
  isReversed: z.boolean(),
});
export type LedgerRow = z.infer<typeof ledgerRow>;

/** A yearly limit, or that of a one-off period, as the person's newest settlement leaves it by the present books. */
export const ledgerCap = z.strictObject({
  year: z.number().int(),
  pool: z.string(),
  name: z.string(),
  isOneOff: z.boolean(),
  /** Null: no limit. */
  limit: fenAmount.nullable(),
  used: fenAmount,
  remaining: fenAmount.nullable(),
  /** Which funds draw on it, and the years their entries stand in: the entries behind `used`. */
  funds: z.array(z.string()),
  years: z.array(z.number().int()),
  article: z.string(),
  passage: z.string(),
  /** The application by whose class and facts the limit was taken. */
  applicationId: id,
  applicationNumber: z.string(),
});
export type LedgerCap = z.infer<typeof ledgerCap>;

export const ledgerChannels = {
  /**
   * The entries behind what was given to a person, newest year first, and the limits. `undecided`: numbers of
   * applications that have to be settled again before the limits of their years are known.
   */
  'ledger/person': channel(
    'user',
    'read',
    z.strictObject({ idNumber: z.string().max(64) }),
    z.strictObject({ rows: z.array(ledgerRow), caps: z.array(ledgerCap), undecided: z.array(z.string()) }),
  ),
};
