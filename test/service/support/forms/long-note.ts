import { fixedBytes } from '../../../county/support/sample-batch.ts';

/** A note of signs that packing makes little shorter: some 5 kB in a batch, the same for the same label. */
export function longNote(label: string): string {
  const bytes = Buffer.from(fixedBytes(label)(4_000));
  return Array.from({ length: 2_000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + (bytes.readUInt16LE(2 * at) % 20_000)),
  ).join('');
}
