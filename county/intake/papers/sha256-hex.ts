import { createHash } from 'node:crypto';
import type { Sha256 } from '#shared/protocol/papers/papers-contradiction.ts';

/** SHA-256 of parts in order, hex. */
export const sha256Hex: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
