/** `210521198-A-2026-00002` without the township it shares with all others of this PC: `A-2026-00002`. */
export const shortNumber = (number: string): string => number.replace(/^\d{9}-/, '');
