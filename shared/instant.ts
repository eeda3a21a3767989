const OFFSET_MS = 8 * 3_600_000;

/** Milliseconds since 1970 as an instant of +08:00, `2023-06-15T09:00:00.000+08:00`; all of one length, so they sort as text. */
export const instantOf = (ms: number): string => `${new Date(ms + OFFSET_MS).toISOString().slice(0, -1)}+08:00`;
