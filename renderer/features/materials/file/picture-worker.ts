/** A thread of its own: opening and shrinking a large scan takes a second, in which the page must go on taking keys. */
import { MOST_CHOSEN_BYTES, readAttachedFile } from '#shared/domain/material/attached-file.ts';
import { assertNever, fail, ok, type Result } from '#shared/result.ts';
import type { PictureJob, PictureReply } from './picture-messages.ts';

/** A4 at 300 dpi is 3,508 dots long; a stamp can be read well below. */
const MOST_LENGTH = 3000;
/** A picture up to here is kept as it is. */
const SMALL_BYTES = 1_500_000;
const QUALITY = 0.82;
/** A preview is shown a few centimetres wide, on a screen of twice as many dots at most. */
const PREVIEW_LENGTH = 320;
const PREVIEW_QUALITY = 0.7;

async function bytesOf(file: Blob): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (file.size > MOST_CHOSEN_BYTES) return fail('ATTACHMENT_TOO_LARGE', { limit: MOST_CHOSEN_BYTES / 1024 / 1024 });
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // A folder dropped on the list, a stick pulled out: the browser gives no reason.
    return fail('FILE_READ_FAILED', { why: '文件已被移走或正被占用' });
  }
}

/** The picture as a JPEG, at most so many dots long. */
async function drawn(picture: ImageBitmap, most: number, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const scale = Math.min(1, most / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((length) => Math.max(1, Math.round(length * scale)));
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('No canvas');
  // What is see-through would become black in a JPEG.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await blob.arrayBuffer());
}

async function opened<T>(
  bytes: Uint8Array<ArrayBuffer>,
  media: 'jpeg' | 'png',
  work: (picture: ImageBitmap) => Promise<T>,
): Promise<Result<T>> {
  try {
    const blob = new Blob([bytes], { type: `image/${media}` });
    const picture = await createImageBitmap(blob, { imageOrientation: 'from-image' });
    try {
      return ok(await work(picture));
    } finally {
      picture.close();
    }
  } catch {
    return fail('ATTACHMENT_DAMAGED');
  }
}

/** The bytes as they are kept: judged before anything opens them, large pictures made smaller. */
async function keep(file: Blob): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  const media = readAttachedFile(bytes.value);
  if (!media.ok) return media;
  if (media.value === 'pdf') return bytes;
  return opened(bytes.value, media.value, async (picture) => {
    const isShort = Math.max(picture.width, picture.height) <= MOST_LENGTH;
    if (isShort && bytes.value.length <= SMALL_BYTES) return bytes.value;
    const smaller = await drawn(picture, MOST_LENGTH, QUALITY);
    return smaller.length < bytes.value.length ? smaller : bytes.value;
  });
}

/** A small picture of it; no bytes for a document. */
async function preview(file: Blob): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  const media = readAttachedFile(bytes.value);
  if (!media.ok) return media;
  if (media.value === 'pdf') return ok(new Uint8Array());
  return opened(bytes.value, media.value, (picture) => drawn(picture, PREVIEW_LENGTH, PREVIEW_QUALITY));
}

function answerOf({ kind, file }: PictureJob): Promise<Result<Uint8Array<ArrayBuffer>>> {
  switch (kind) {
    case 'keep':
      return keep(file);
    case 'preview':
      return preview(file);
    default:
      return assertNever(kind);
  }
}

self.addEventListener('message', ({ data }: MessageEvent<PictureJob>) => {
  void answerOf(data).then((result) => {
    const reply: PictureReply = { id: data.id, result };
    self.postMessage(reply, { transfer: result.ok ? [result.value.buffer] : [] });
  });
});
