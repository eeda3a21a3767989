/** Bytes a batch file starts with: `AID1` and a zero byte. */
export const BATCH_MAGIC: readonly number[] = [0x41, 0x49, 0x44, 0x31, 0x00];

/** Plain bytes in every chunk but the last. */
export const CHUNK_BYTES = 65_536;
/** Bytes the authentication tag adds to a chunk. */
export const TAG_BYTES = 16;
/** Bytes of an Ed25519 signature. */
export const SIGNATURE_BYTES = 64;

/** Bounds that a writer keeps and a reader enforces before it allocates anything. */
export const MAX_BATCH_BYTES = 64 * 1024 * 1024;
export const MAX_BODY_BYTES = 64 * 1024 * 1024;
export const MAX_HEADER_BYTES = 256 * 1024;
export const MAX_RECORD_BYTES = 8 * 1024 * 1024;
export const MAX_RECORDS = 2_000;
export const MAX_SEQ = 99_999_999;
/** No honest header or record is nested deeper. */
export const MAX_JSON_DEPTH = 32;
/** Most `{`, `[` and `,` outside text: in a header or a record, and in all records together. */
export const MAX_JSON_VALUES = 100_000;
export const MAX_BATCH_VALUES = 2_000_000;

/** Parts that the papers of one batch may have. */
export const MAX_PAPERS_PARTS = 9_999;
