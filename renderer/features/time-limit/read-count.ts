/** A whole number from 1 to `most` as typed; null when it is none. */
export function readCount(typed: string, most: number): number | null {
  const text = typed.normalize('NFKC').trim();
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= most ? count : null;
}
