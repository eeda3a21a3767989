/** Names one sealed batch: who sent it, its number on that PC, and SHA-256 of the whole file. */
export type BatchKey = { readonly device: string; readonly seq: number; readonly hash: string };

/** An upload under way: how many bytes there will be, and how many are here and synced. */
export type Upload = { readonly length: number; readonly offset: number };

/**
 * What became of bytes that came for an upload. `offset` is always what is synced now: after `wrong_offset` the sender goes on there.
 * `unknown`: nobody created this upload, or it ran out. `too_long`: more bytes than the upload was created for; none are kept.
 */
export type Appended =
  { readonly outcome: 'kept' | 'wrong_offset' | 'too_long'; readonly offset: number } | { readonly outcome: 'unknown' };

/** What becomes of an upload whose last byte is here: `other_content` when its bytes have not the hash it is named by; it is thrown away. */
export type Finished = 'whole' | 'not_yet' | 'other_content' | 'unknown';

/**
 * Where the bytes of batches lie before anything is acknowledged. What a method promised survives a power cut: it returns only after
 * the bytes and their name are synced (folder) or committed (PostgreSQL). Throws {@link SpoolFullError} when there is no room.
 */
export type Spool = {
  /** The upload under way, null when there is none. A batch that is whole has none. */
  readonly upload: (key: BatchKey) => Promise<Upload | null>;
  /** Begins an upload; does nothing when it is under way with the same length. Another length begins anew. */
  readonly create: (key: BatchKey, length: number) => Promise<Upload>;
  /** Adds bytes at an offset. The caller lets one writer at a time in; two that slip through both lose nothing (`wrong_offset`). */
  readonly append: (key: BatchKey, offset: number, bytes: Uint8Array) => Promise<Appended>;
  /** Checks the hash of a complete upload and makes it a batch. */
  readonly finish: (key: BatchKey) => Promise<Finished>;
  /** Puts a whole file in at once (USB). Does nothing when it is there. */
  readonly put: (key: BatchKey, bytes: Uint8Array) => Promise<void>;
  /** Bytes of a whole batch, null when there is none of this name. */
  readonly size: (key: BatchKey) => Promise<number | null>;
  /** The bytes of a batch, null when there is none of this name. They are not hashed again here: {@link Spool.scrub} does. */
  readonly read: (key: BatchKey) => Promise<Uint8Array | null>;
  /** Every whole batch, by device and number. */
  readonly list: () => Promise<readonly BatchKey[]>;
  /**
   * Takes a batch out of the way for people to look at. `code` is `fork`, `broken_chain` or the reader's code of refusal: what a PC
   * that asks for it again is told.
   */
  readonly quarantine: (key: BatchKey, code: string) => Promise<void>;
  /** The code a batch lies in quarantine with; null when it does not. */
  readonly quarantined: (key: BatchKey) => Promise<string | null>;
  /** Puts a batch out of quarantine back into its place, to be read again. */
  readonly release: (key: BatchKey) => Promise<void>;
  /** Every batch in quarantine with its code, by device and number. */
  readonly aside: () => Promise<readonly (BatchKey & { readonly code: string })[]>;
  /** The bytes of a batch in quarantine, for a backup; null when it is not there. */
  readonly readAside: (key: BatchKey) => Promise<Uint8Array | null>;
  /** Throws a batch in quarantine away. */
  readonly drop: (key: BatchKey) => Promise<void>;
  /** What a device takes up beside its whole batches. */
  readonly usage: (device: string) => Promise<SpoolUsage>;
  /** Takes a whole batch away whose bytes are no longer its own, so that it can come again. */
  readonly forget: (key: BatchKey) => Promise<void>;
  /** Throws unfinished uploads away, of all or of one device, that nobody added to since then (milliseconds of the machine's clock); gives their number. */
  readonly expire: (before: number, device?: string) => Promise<number>;
  /** Reads every whole batch and hashes it again; gives those whose bytes are not what their name says. */
  readonly scrub: () => Promise<readonly BatchKey[]>;
};

/** Uploads under way, at the length they are to have, and batches in quarantine. */
export type SpoolUsage = {
  readonly open: number;
  readonly openBytes: number;
  readonly aside: number;
  readonly asideBytes: number;
};

/** No room for the bytes: the sender keeps them and comes again. */
export class SpoolFullError extends Error {}

/** `00000007-<hash>`: how a batch is named in the spool and in an upload's address (there without zeros). */
export const spoolName = ({ seq, hash }: Pick<BatchKey, 'seq' | 'hash'>): string =>
  `${String(seq).padStart(8, '0')}-${hash}`;
