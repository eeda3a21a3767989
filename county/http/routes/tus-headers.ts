import { MAX_BATCH_BYTES, MAX_SEQ } from '#shared/protocol/limits.ts';
import { ProblemError } from '../problem.ts';

export const TUS_VERSION = '1.0.0';

/** What this server can do of tus. */
export const TUS_HEADERS = {
  'tus-resumable': TUS_VERSION,
  'tus-version': TUS_VERSION,
  'tus-extension': 'creation,checksum,expiration',
  'tus-checksum-algorithm': 'sha256',
  'tus-max-size': String(MAX_BATCH_BYTES),
} as const;

type Header = string | readonly string[] | undefined;

/** Reads a header that is a whole number, written in one way only. */
export function readWhole(value: Header, name: string): number {
  if (typeof value !== 'string' || !/^(?:0|[1-9]\d{0,11})$/.test(value))
    throw new ProblemError('bad_request', { detail: name });
  return Number(value);
}

/** Reads `seq <base64>,hash <base64>`; other keys are not ours and are passed over, as tus asks. */
export function readMetadata(value: Header): { readonly seq: number; readonly hash: string } {
  const pairs = new Map((typeof value === 'string' ? value : '').split(',').map((pair) => readPair(pair.trim())));
  const [seq, hash] = [pairs.get('seq') ?? '', pairs.get('hash') ?? ''];
  if (!/^[1-9]\d{0,7}$/.test(seq) || Number(seq) > MAX_SEQ || !/^[0-9a-f]{64}$/.test(hash))
    throw new ProblemError('bad_request', { detail: 'upload-metadata' });
  return { seq: Number(seq), hash };
}

const readPair = (pair: string): readonly [string, string] => {
  const [key = '', value = ''] = pair.split(' ');
  return [key, Buffer.from(value, 'base64').toString('latin1')];
};

/** Reads `sha256 <base64>`; null when the sender gave none. */
export function readChecksum(value: Header): Uint8Array | null {
  if (value === undefined) return null;
  const [, text] = (typeof value === 'string' && /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(value)) || [];
  if (text === undefined) throw new ProblemError('bad_request', { detail: 'upload-checksum' });
  return new Uint8Array(Buffer.from(text, 'base64'));
}
