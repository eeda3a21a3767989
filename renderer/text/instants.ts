/** An instant of the contract as the list shows it: `2023-06-15 09:30`. The offset was applied by the service. */
export const instantToMinute = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** The same, shorter: without the year when it is the year of `today`. */
export const instantInList = (instant: string, today: string): string =>
  instant.slice(0, 4) === today.slice(0, 4) ? instantToMinute(instant).slice(5) : instantToMinute(instant);

/** The calendar day of an instant: `2023-06-15`. */
export const instantToDay = (instant: string): string => instant.slice(0, 10);

/** The day inside a sentence: `2023年6月15日`. */
export function instantInWords(instant: string): string {
  const [year = '', month = '', day = ''] = instantToDay(instant).split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** Bytes as people read them: whole KB, at least one; MB with one decimal. */
export const fileSize = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
