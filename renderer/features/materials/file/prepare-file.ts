import { MOST_CHOSEN_BYTES, readAttachedFile } from '#shared/domain/material/attached-file.ts';
import { fail, ok, type Result } from '#shared/result.ts';

/** A4 at 300 dpi is 3,508 dots long; a stamp can be read well below. */
const MOST_LENGTH = 3000;
/** A picture up to here is kept as it is. */
const SMALL_BYTES = 1_500_000;
const QUALITY = 0.82;

/**
 * The bytes of a chosen file as they are kept: judged before anything opens them, large pictures made smaller in the
 * memory of the window. ATTACHMENT_…, FILE_READ_FAILED.
 */
export async function prepareFile(file: File): Promise<Result<Uint8Array>> {
  if (file.size > MOST_CHOSEN_BYTES) return fail('ATTACHMENT_TOO_LARGE', { limit: MOST_CHOSEN_BYTES / 1024 / 1024 });
  const bytes = await bytesOf(file);
  if (bytes === null) return fail('FILE_READ_FAILED', { why: '文件已被移走或正被占用' });
  const media = readAttachedFile(bytes);
  if (!media.ok || media.value === 'pdf') return media.ok ? ok(bytes) : media;
  return shrink(bytes, `image/${media.value}`);
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder dropped on the list, a stick pulled out: the browser gives no reason.
    return null;
  }
}

async function shrink(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Result<Uint8Array>> {
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image' });
    try {
      const scale = Math.min(1, MOST_LENGTH / Math.max(picture.width, picture.height));
      if (scale === 1 && bytes.length <= SMALL_BYTES) return ok(bytes);
      const smaller = await drawn(picture, scale);
      return ok(smaller.length < bytes.length ? smaller : bytes);
    } finally {
      picture.close();
    }
  } catch {
    return fail('ATTACHMENT_DAMAGED');
  }
}

async function drawn(picture: ImageBitmap, scale: number): Promise<Uint8Array> {
  const [width, height] = [picture.width, picture.height].map((length) => Math.max(1, Math.round(length * scale)));
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('No canvas');
  // What is see-through would become black in a JPEG.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}
