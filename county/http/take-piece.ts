import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { BatchKey, Upload } from '../spool/spool.ts';
import { ProblemError } from './problem.ts';
import { readChecksum } from './routes/tus-headers.ts';
import type { Service } from './service.ts';
import type { Writer } from './upload-writers.ts';

/** A piece with a checksum is held in memory until it is known to be sound. */
const MAX_CHECKED_BYTES = 2 * 1024 * 1024;
/** Without one, bytes are synced in portions of this size: a line that dies keeps what came before. */
const PORTION_BYTES = 256 * 1024;

type Piece = {
  readonly key: BatchKey;
  readonly upload: Upload;
  readonly body: Readable;
  readonly checksum: string | readonly string[] | undefined;
  readonly writer: Writer;
};

/** Takes the body of one `PATCH` into the spool and gives the offset after it. Throws {@link ProblemError}. */
export async function takePiece(
  { key, upload, body, checksum, writer }: Piece,
  { spool, metrics }: Pick<Service, 'spool' | 'metrics'>,
): Promise<number> {
  const expected = readChecksum(checksum);
  const most = Math.min(upload.length - upload.offset, expected === null ? Infinity : MAX_CHECKED_BYTES);
  let offset = upload.offset;
  let held: Uint8Array[] = [];
  let [heldBytes, came] = [0, 0];

  async function keep(): Promise<void> {
    if (heldBytes === 0) return;
    const kept = await spool.append(key, offset, Buffer.concat(held));
    if (kept.outcome === 'unknown') throw new ProblemError('not_found');
    if (kept.outcome !== 'kept') throw new ProblemError('wrong_offset', { detail: String(kept.offset) });
    metrics.received(heldBytes);
    offset = kept.offset;
    held = [];
    heldBytes = 0;
  }

  // A line that died ends the body early. What came counts, unless there is a checksum: then all of it counts or nothing.
  for await (const part of body) {
    const bytes = part as Uint8Array;
    writer.alive();
    came += bytes.length;
    if (came > most) throw new ProblemError('too_large');
    held.push(bytes);
    heldBytes += bytes.length;
    if (expected === null && heldBytes >= PORTION_BYTES) await keep();
  }
  if (expected !== null && !createHash('sha256').update(Buffer.concat(held)).digest().equals(expected))
    throw new ProblemError('bad_checksum');
  await keep();
  return offset;
}
