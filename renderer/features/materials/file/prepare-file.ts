import { fail, type Result } from '#shared/result.ts';
import type { PictureJob, PictureReply } from './picture-messages.ts';

type Bytes = Result<Uint8Array<ArrayBuffer>>;

/** The thread, begun with the first file and kept: it holds nothing of a file once it has answered. */
let thread: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, (result: Bytes) => void>();

function begin(): Worker {
  const begun = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  begun.addEventListener('message', ({ data: { id, result } }: MessageEvent<PictureReply>) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  begun.addEventListener('error', () => {
    // Out of memory, most likely: what it was asked is refused, and the next file gets another thread.
    begun.terminate();
    thread = null;
    for (const answer of waiting.values()) answer(fail('ATTACHMENT_DAMAGED'));
    waiting.clear();
  });
  return begun;
}

function askThread(kind: PictureJob['kind'], file: Blob): Promise<Bytes> {
  thread ??= begin();
  const at = thread;
  lastId += 1;
  const job: PictureJob = { id: lastId, kind, file };
  return new Promise((resolve) => {
    waiting.set(job.id, resolve);
    at.postMessage(job);
  });
}

/**
 * The bytes of a chosen file as they are kept: judged before anything opens them, large pictures made smaller in the
 * memory of the window and beside its work. ATTACHMENT_…, FILE_READ_FAILED.
 */
export const prepareFile = (file: Blob): Promise<Bytes> => askThread('keep', file);

/** A small JPEG of a picture; empty for a document. ATTACHMENT_…, FILE_READ_FAILED. */
export const previewOf = (file: Blob): Promise<Bytes> => askThread('preview', file);
