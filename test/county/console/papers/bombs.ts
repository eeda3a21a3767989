import { pdfOf } from './pictures.ts';

/** Small files that ask for more than any machine has. */
const stream = (head: string, content: string): string =>
  `<< ${head} /Length ${content.length} >>\nstream\n${content}\nendstream`;
const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
const ONE_PAGE = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';

/** One sheet of 5,000 km a side, with something to draw on it. */
export const hugeSheet = (): Uint8Array =>
  pdfOf([
    CATALOGUE,
    ONE_PAGE,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400000000 14400000000] /Contents 4 0 R /Resources << >> >>',
    stream('', '1 0 0 rg 0 0 14400000000 14400000000 re f'),
  ]);

/** Forms within forms: a hundred of the next in each, ten deep. */
export function endlessPage(): Uint8Array {
  const depth = 10;
  const form = (at: number): string =>
    stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F ${at + 1} 0 R >> >>`,
      '/F Do '.repeat(100),
    );
  const last = stream(
    '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << >>',
    '0 0 9 9 re f '.repeat(100),
  );
  return pdfOf([
    CATALOGUE,
    ONE_PAGE,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>',
    stream('', '/F Do'),
    ...Array.from({ length: depth }, (_, i) => form(5 + i)),
    last,
  ]);
}

/** A hundred thousand times the same sheet. */
export const manyPages = (): Uint8Array =>
  pdfOf([
    CATALOGUE,
    `<< /Type /Pages /Kids [${'3 0 R '.repeat(100_000)}] /Count 100000 >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
    stream('', '0 0 100 100 re f'),
  ]);

/** A picture of 60,000 × 60,000 dots: its head is enough, for nothing behind it may be opened. */
export function hugePng(): Uint8Array {
  const head = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head);
  head.writeUInt32BE(13, 8);
  head.write('IHDR', 12, 'latin1');
  head.writeUInt32BE(60_000, 16);
  head.writeUInt32BE(60_000, 20);
  head.set([8, 6, 0, 0, 0], 24);
  return new Uint8Array(head);
}
