/** A pay list's mark: the first 128 bits of its hash. As long as that, nobody makes another list of the same mark and sum. */
export const PAY_MARK = /^[0-9a-f]{32}$/;

/** As it stands on the list and in the history: four groups of eight. */
export const groupedMark = (mark: string): string => mark.replace(/(.{8})(?=.)/g, '$1 ');

/** As people copy or type it: groups, capitals, full-width letters; null: it is none. */
export function readMark(typed: string): string | null {
  const mark = typed.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
  return PAY_MARK.test(mark) ? mark : null;
}
