import { z } from 'zod';
import { channel, fenAmount, id, instant } from '../channel.ts';

export const ledgerRow = z.strictObject({
  id,
  year: z.number().int(),
  kind: z.enum(['opening', 'settlement', 'reversal']),
  fund: z.string(),
  fundName: z.string(),
  amount: fenAmount,
  at: instant,
  who: z.string(),
  applicationNumber: z.string().nullable(),
});
export type LedgerRow = z.infer<typeof ledgerRow>;

export const ledgerChannels = {
  /** The entries behind what was given to a person, newest year first. */
  'ledger/person': channel(
    'user',
    'read',
    z.strictObject({ idNumber: z.string().max(64) }),
    z.strictObject({ rows: z.array(ledgerRow) }),
  ),
};
