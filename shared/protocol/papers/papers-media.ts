import { mediaOf } from '../../domain/material/attached-file.ts';
import type { PapersMedia } from './papers-index.ts';

const BY_KIND = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' } as const;

/** What a content is by its first bytes; null: nothing that travels. */
export function papersMediaOf(bytes: Uint8Array): PapersMedia | null {
  const kind = mediaOf(bytes);
  return kind === null ? null : BY_KIND[kind];
}
