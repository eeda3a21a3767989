import * as crypto from 'node:crypto';
import * as zlib from 'node:zlib';

/**
 * A second reader, written from docs/formats/aidbatch.md alone: it uses nothing of the project, so that the document is
 * known to be enough. Section numbers are those of the document. It throws on the first thing that is wrong.
 */
export type IndependentResult = {
  readonly steps: { readonly [name: string]: string };
  readonly header: Header;
  readonly records: readonly BatchRecord[];
};

type Header = {
  readonly format: string;
  readonly alg: string;
  readonly deviceKey: string;
  readonly packedLength: number;
  readonly bodyLength: number;
  readonly bodyHash: string;
  readonly epk: string;
  readonly encoding: string;
  readonly records: readonly string[];
  readonly count: number;
  readonly totalFen: number;
};
type BatchRecord = { readonly salt: string; readonly payableFen: number; readonly person: { readonly name: string } };

const b64 = (text: string): Buffer => Buffer.from(text, 'base64url');
const sha = (data: crypto.BinaryLike): Buffer => crypto.createHash('sha256').update(data).digest();
const must = (condition: boolean, what: string): void => {
  if (!condition) throw new Error(what);
};

// Section 2
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}

export function readIndependently(file: Buffer, secretFile: { boxSecret: string }): IndependentResult {
  // Section 3
  must(file.subarray(0, 5).toString('hex') === '4149443100', 'magic');
  const length = file.readUInt32BE(5);
  const headerBytes = file.subarray(9, 9 + length);
  const signature = file.subarray(9 + length, 73 + length);
  const body = file.subarray(73 + length);
  const header: Header = JSON.parse(headerBytes.toString('utf8'));
  must(canonical(header) === headerBytes.toString('utf8'), 'canonical header');
  must(header.format === 'aid-batch/1' && header.alg === 'A1', 'format');

  // Section 5
  const message = Buffer.concat([Buffer.from('aid1/batch-header\0', 'latin1'), sha(headerBytes)]);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), b64(header.deviceKey)]);
  const deviceKey = crypto.createPublicKey({ key: spki, format: 'der', type: 'spki' });
  must(crypto.verify(null, message, deviceKey, signature), 'signature');
  must(body.length === header.packedLength + 16 * Math.ceil(header.packedLength / 65536), 'length');
  must(sha(body).toString('hex') === header.bodyHash, 'body hash');

  // Section 6
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), b64(secretFile.boxSecret)]);
  const privateKey = crypto.createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const own = crypto.createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(12);
  const epk = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), b64(header.epk)]);
  const publicKey = crypto.createPublicKey({ key: epk, format: 'der', type: 'spki' });
  const shared = crypto.diffieHellman({ privateKey, publicKey });
  const salt = Buffer.concat([b64(header.epk), own]);
  const okm = Buffer.from(crypto.hkdfSync('sha256', shared, salt, 'aid1/batch/A1', 39));
  const { bodyHash: _, ...prelude } = header;
  const aad = sha(Buffer.from(canonical(prelude), 'utf8'));

  // Section 7
  const parts: Buffer[] = [];
  const count = Math.ceil(body.length / 65552);
  const nonces: Buffer[] = [];
  for (let i = 0; i < count; i++) {
    const chunk = body.subarray(i * 65552, (i + 1) * 65552);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(i);
    const nonce = Buffer.concat([okm.subarray(32, 39), counter, Buffer.from([i === count - 1 ? 1 : 0])]);
    nonces.push(nonce);
    const gcm = crypto.createDecipheriv('aes-256-gcm', okm.subarray(0, 32), nonce);
    gcm.setAAD(aad);
    gcm.setAuthTag(chunk.subarray(chunk.length - 16));
    parts.push(gcm.update(chunk.subarray(0, chunk.length - 16)), gcm.final());
  }
  const packed = Buffer.concat(parts);
  const frames = header.encoding === 'deflate-raw' ? zlib.inflateRawSync(packed) : packed;
  must(frames.length === header.bodyLength, 'body length');

  // Section 8
  const records: BatchRecord[] = [];
  for (let at = 0; at < frames.length;) {
    const size = frames.readUInt32BE(at);
    const bytes = frames.subarray(at + 4, at + 4 + size);
    must(sha(bytes).toString('hex') === header.records[records.length], 'record hash');
    const record: BatchRecord = JSON.parse(bytes.toString('utf8'));
    must(canonical(record) === bytes.toString('utf8'), 'canonical record');
    records.push(record);
    at += 4 + size;
  }
  must(records.length === header.count, 'count');
  must(records.reduce((sum, record) => sum + record.payableFen, 0) === header.totalFen, 'total');
  return {
    steps: {
      'shared secret': shared.toString('hex'),
      'HKDF salt': salt.toString('hex'),
      'AES key': okm.subarray(0, 32).toString('hex'),
      'nonce prefix': okm.subarray(32).toString('hex'),
      'associated data': aad.toString('hex'),
      'nonce of chunk 0': (nonces[0] ?? Buffer.alloc(0)).toString('hex'),
      'signed message': message.toString('hex'),
      signature: signature.toString('hex'),
      'batch hash': sha(file).toString('hex'),
    },
    header,
    records,
  };
}
