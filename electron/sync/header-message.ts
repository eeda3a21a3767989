import { createHash } from 'node:crypto';

const CONTEXT = 'aid1/batch-header\0';

/** What the PC signs of a batch: its header's bytes, by their hash, in a context of their own. */
export const headerMessage = (headerBytes: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(CONTEXT, 'latin1'), createHash('sha256').update(headerBytes).digest()]);
