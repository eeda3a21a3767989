import { describe, expect, test } from 'vitest';
import { checkKeptFile, MOST_ATTACHED_BYTES, readAttachedFile } from '#shared/domain/material/attached-file.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** The head of a PNG that says it is so large. */
function pngOf(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(33);
  head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Uint8Array.from(head);
}

/** The segments of a JPEG up to the one that says its size. */
function jpegOf(width: number, height: number): Uint8Array {
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 0, 0, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Uint8Array.from(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1]), frame]));
}

describe('what a file is', () => {
  test.each([
    ['a photograph', jpegOf(3000, 4000), 'jpeg'],
    ['a scan', pngOf(2480, 3508), 'png'],
    ['a document', bytes('%PDF-1.7\n1 0 obj<</Type/Page>>endobj\n%%EOF'), 'pdf'],
  ])('%s is known by its bytes', (_, content, media) => {
    expect(readAttachedFile(content)).toEqual({ ok: true, value: media });
  });

  test.each([
    ['an empty file', new Uint8Array(), 'ATTACHMENT_EMPTY'],
    ['a web page called .jpg', bytes('<!doctype html><script>alert(1)</script>'), 'ATTACHMENT_KIND'],
    ['a drawing with a script', bytes('<svg onload="x()"/>'), 'ATTACHMENT_KIND'],
    ['a photograph of a new telephone', bytes('\0\0\0\x18ftypheic'), 'ATTACHMENT_KIND'],
    ['an archive', bytes('PK\x03\x04'), 'ATTACHMENT_KIND'],
    ['a page with a document further in', bytes('<html>%PDF-1.7'), 'ATTACHMENT_KIND'],
    ['a PNG that ends in its head', pngOf(10, 10).subarray(0, 20), 'ATTACHMENT_DAMAGED'],
    ['a PNG without any dots', pngOf(0, 10), 'ATTACHMENT_DAMAGED'],
    ['a JPEG without a size', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), 'ATTACHMENT_DAMAGED'],
    ['a PNG that says 50,000 × 50,000', pngOf(50_000, 50_000), 'ATTACHMENT_DOTS'],
    ['a JPEG that says 65,000 × 65,000', jpegOf(65_000, 65_000), 'ATTACHMENT_DOTS'],
    ['a document with a password', bytes('%PDF-1.7\ntrailer<</Encrypt 5 0 R>>'), 'ATTACHMENT_PASSWORD'],
  ])('%s is refused and named', (_, content, code) => {
    expect(readAttachedFile(content)).toMatchObject({ ok: false, error: { code } });
  });

  test('what is kept is no larger than the limit', () => {
    const large = new Uint8Array(MOST_ATTACHED_BYTES + 1);
    large.set(bytes('%PDF-1.7'));
    expect(checkKeptFile(large)).toEqual({
      ok: false,
      error: { code: 'ATTACHMENT_TOO_LARGE', detail: { limit: 10 } },
    });
    expect(checkKeptFile(large.subarray(0, MOST_ATTACHED_BYTES))).toEqual({ ok: true, value: 'pdf' });
  });
});
