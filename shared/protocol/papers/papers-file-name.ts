const FILE_NAME = /^AID1-(\d{9}-[A-Z])-(\d{8})-p(\d{4})-([0-9a-f]{8})\.aidpapers$/;

/** What the name of a file of papers says. It is a label only: nothing is trusted because of it. */
export type PapersFileName = {
  readonly pc: string;
  readonly seq: number;
  readonly part: number;
  readonly hash8: string;
};

/** `AID1-210502001-A-00000007-p0002-1a2b3c4d.aidpapers`: beside its batch in every list of names. */
export const papersFileName = (pc: string, seq: number, part: number, hash: string): string =>
  `AID1-${pc}-${String(seq).padStart(8, '0')}-p${String(part).padStart(4, '0')}-${hash.slice(0, 8)}.aidpapers`;

/** Reads a file name; null when it is not that of papers. */
export function parsePapersFileName(name: string): PapersFileName | null {
  const [, pc, seq, part, hash8] = FILE_NAME.exec(name) ?? [];
  if (pc === undefined || seq === undefined || part === undefined || hash8 === undefined) return null;
  return { pc, seq: Number(seq), part: Number(part), hash8 };
}
