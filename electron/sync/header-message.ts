import { createHash } from 'node:crypto';

/** Under which words a PC signs the header of a batch. */
export const BATCH_CONTEXT = 'aid1/batch-header';

/** What the PC signs of a sealed file: its header's bytes, by their hash, in a context of their own. */
export const headerMessage = (headerBytes: Uint8Array, context: string): Uint8Array =>
  Buffer.concat([Buffer.from(`${context}\0`, 'latin1'), createHash('sha256').update(headerBytes).digest()]);
