const FILE_NAME = /^AID1-(\d{9}-[A-Z])-(\d{8})-([0-9a-f]{8})\.aidbatch$/;

/** What a batch's file name says. It is a label only: nothing is trusted because of it. */
export type BatchFileName = { readonly pc: string; readonly seq: number; readonly hash8: string };

/** `AID1-210502001-A-00000007-1a2b3c4d.aidbatch`: ASCII, 43 characters, the same on every file system. */
export const batchFileName = (pc: string, seq: number, hash: string): string =>
  `AID1-${pc}-${String(seq).padStart(8, '0')}-${hash.slice(0, 8)}.aidbatch`;

/** Reads a file name; null when it is not a batch's. */
export function parseBatchFileName(name: string): BatchFileName | null {
  const [, pc, seq, hash8] = FILE_NAME.exec(name) ?? [];
  return pc === undefined || seq === undefined || hash8 === undefined ? null : { pc, seq: Number(seq), hash8 };
}
