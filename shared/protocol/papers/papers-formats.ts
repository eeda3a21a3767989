import { MAX_BATCH_BYTES } from '../limits.ts';

/**
 * The papers of a batch: what was printed for its cases and the scans that were attached to them. The rules of `../version.ts` hold here
 * too: a sealed file is never rewritten, a reader refuses fields it does not know, and a county is upgraded before its PCs.
 *
 * History
 * - 1 (2026-11-22): first format. Sealed and signed as a batch, in parts beside it.
 */
export const PAPERS_FORMAT = 'aid-papers/1';
/** Name of the list in front of the contents. */
export const PAPERS_INDEX_FORMAT = 'aid-papers-index/1';

/** Bytes a file of papers starts with: `AIDP1` and a zero byte. */
export const PAPERS_MAGIC: readonly number[] = [0x41, 0x49, 0x44, 0x50, 0x31, 0x00];
/** What the PC signs of it begins with this and a zero byte, then the SHA-256 of the header. */
export const PAPERS_CONTEXT = 'aid1/papers-header';
/** `info` of its key agreement; otherwise as a batch (docs/formats/aidbatch.md, 6). */
export const PAPERS_KEY_INFO = 'aid1/papers/A1';

/** Bounds that a writer keeps and a reader enforces before it allocates anything. */
export const MAX_PAPERS_BYTES = MAX_BATCH_BYTES;
/** One scan or one printed paper. */
export const MAX_CONTENT_BYTES = 16 * 1024 * 1024;
/** Different contents in one part. */
export const MAX_CONTENTS = 2_000;
/** Lines of the list: one content may be in several cases. */
export const MAX_PAPERS_LINES = 4_000;
export const MAX_INDEX_BYTES = 4 * 1024 * 1024;
