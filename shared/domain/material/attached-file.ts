import { fail, ok, type Result } from '../../result.ts';

/** What can be attached. */
export const ATTACHED_MEDIA = ['jpeg', 'png', 'pdf'] as const;
export type AttachedMedia = (typeof ATTACHED_MEDIA)[number];

/** A kept file is never larger; photographs are made smaller before. */
export const MOST_ATTACHED_BYTES = 10 * 1024 * 1024;
/** A file as chosen is not even read when it is larger. */
export const MOST_CHOSEN_BYTES = 60 * 1024 * 1024;
/** Above, a picture takes more memory opened than a window has: 60 million dots are far above A4 at 600 dpi. */
const MOST_DOTS = 60_000_000;

const MB = 1024 * 1024;
const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);
const textAt = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));
const number16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

/** What a file is by its first bytes, whatever it is called; null: nothing that is taken. */
export function mediaOf(bytes: Uint8Array): AttachedMedia | null {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  return textAt(bytes, 0, 5) === '%PDF-' ? 'pdf' : null;
}

type Size = { readonly width: number; readonly height: number };

function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 33 || textAt(bytes, 12, 16) !== 'IHDR') return null;
  const number32 = (at: number): number => number16(bytes, at) * 65_536 + number16(bytes, at + 2);
  return { width: number32(16), height: number32(20) };
}

/** Walks the segments of a JPEG to the one that says its size. */
function jpegSize(bytes: Uint8Array): Size | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: number16(bytes, at + 5), width: number16(bytes, at + 7) };
    at += marker === 0xff ? 1 : 2 + number16(bytes, at + 2);
  }
  return null;
}

/** Whether the bytes say this word, read as they stand. */
function says(bytes: Uint8Array, word: string): boolean {
  const [first = 0] = [...word].map((letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (textAt(bytes, at, at + word.length) === word) return true;
  }
  return false;
}

/**
 * What a file is and whether it can be kept, before anything opens it. ATTACHMENT_EMPTY, ATTACHMENT_KIND (neither JPEG,
 * PNG nor PDF by its bytes), ATTACHMENT_DAMAGED, ATTACHMENT_DOTS (a picture that says it is huge), ATTACHMENT_PASSWORD.
 */
export function readAttachedFile(bytes: Uint8Array): Result<AttachedMedia> {
  if (bytes.length === 0) return fail('ATTACHMENT_EMPTY');
  const media = mediaOf(bytes);
  if (media === null) return fail('ATTACHMENT_KIND');
  if (media === 'pdf') return says(bytes, '/Encrypt') ? fail('ATTACHMENT_PASSWORD') : ok(media);
  const size = media === 'png' ? pngSize(bytes) : jpegSize(bytes);
  if (size === null || size.width === 0 || size.height === 0) return fail('ATTACHMENT_DAMAGED');
  return size.width * size.height > MOST_DOTS ? fail('ATTACHMENT_DOTS') : ok(media);
}

/** `readAttachedFile`, and no larger than what is kept. ATTACHMENT_TOO_LARGE. */
export function checkKeptFile(bytes: Uint8Array): Result<AttachedMedia> {
  if (bytes.length > MOST_ATTACHED_BYTES) return fail('ATTACHMENT_TOO_LARGE', { limit: MOST_ATTACHED_BYTES / MB });
  return readAttachedFile(bytes);
}
