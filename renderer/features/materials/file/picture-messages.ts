import type { Result } from '#shared/result.ts';

/** What the thread for pictures is asked: the bytes as they are kept, or a small picture (empty for a document). */
export type PictureJob = { readonly id: number; readonly kind: 'keep' | 'preview'; readonly file: Blob };

/** Its answer to the job of the same id; a refusal as ATTACHMENT_… or FILE_READ_FAILED. */
export type PictureReply = { readonly id: number; readonly result: Result<Uint8Array<ArrayBuffer>> };
