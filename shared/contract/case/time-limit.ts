import { z } from 'zod';

const day = z.iso.date();

/** The working days of a year as announced; see `HolidayYear`. */
const holidayYear = z.strictObject({
  year: z.number().int().min(2000).max(2200),
  source: z.string().trim().min(1).max(200),
  off: z.array(z.tuple([day, day]).readonly()).max(40),
  work: z.array(day).max(40),
});

/** How long an application may take, and by which calendar, as the county sets it. */
export const timeLimit = z.strictObject({
  days: z.number().int().min(1).max(120),
  afterCorrection: z.enum(['continue', 'restart']),
  /** Beside those of the program; a year that both have counts as here. */
  calendars: z.array(holidayYear).max(20),
});
