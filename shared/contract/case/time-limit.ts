import { z } from 'zod';
import { channel, nothing } from '../channel.ts';

const day = z.iso.date();

/** The working days of a year as announced; see `HolidayYear`. */
const holidayYear = z.strictObject({
  year: z.number().int().min(2000).max(2200),
  source: z.string().trim().min(1).max(200),
  off: z.array(z.tuple([day, day]).readonly()).max(40),
  work: z.array(day).max(40),
});

/** Until when a bill may be brought; see `ClaimLimit`. */
const claimLimit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('months'), months: z.number().int().min(1).max(60) }),
  z.strictObject({ kind: z.literal('nextYear'), month: z.number().int().min(1).max(12) }),
]);

/** How long an application may take, and by which calendar, as the county sets it. */
export const timeLimit = z.strictObject({
  days: z.number().int().min(1).max(120),
  afterCorrection: z.enum(['continue', 'restart']),
  /** Beside those of the program; a year that both have counts as here. */
  calendars: z.array(holidayYear).max(20),
  /** Null: the county has set none. */
  claim: claimLimit.nullable().default(null),
  /** Working days for the premium subsidy, which is not done here; null: not known. */
  premiumDays: z.number().int().min(1).max(120).nullable().default(null),
  /** The document that sets them; empty in what was kept before it was asked. */
  source: z.string().trim().max(200).default(''),
});
export type TimeLimitSetting = z.infer<typeof timeLimit>;

export const timeLimitChannels = {
  /** What is set, and the years whose calendar came with the program. */
  'timeLimit/view': channel(
    'user',
    'read',
    nothing,
    z.strictObject({ setting: timeLimit, isSet: z.boolean(), known: z.array(holidayYear) }),
  ),
  /** Every deadline is counted by it from now on. BAD_INPUT for a holiday outside its year. */
  'timeLimit/set': channel('admin', 'write', z.strictObject({ setting: timeLimit }), nothing),
};
