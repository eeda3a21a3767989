import { createHash } from 'node:crypto';
import { type HttpRequest, type HttpResponse, type HttpStack, Upload } from 'tus-js-client';
import { type CountyAnswer, type CountyLine, countyRequest, refusalOf } from './county-request.ts';
import { LineFault } from './line-fault.ts';

/** Bytes of one piece: a line that dies after 20 kB still gets through, a good one is not slowed down. */
const SMALLEST = 16 * 1024;
const LARGEST = 1024 * 1024;
const QUICK_MS = 2_000;
const SLOW_MS = 8_000;

/** How large the next piece is, by what became of the one before; kept between tries. */
export type PieceSize = { bytes: number };
export const firstPiece = (): PieceSize => ({ bytes: 64 * 1024 });

export type UploadOrder = {
  readonly bytes: Uint8Array;
  /** Left out: a batch. `papers`: a part of the papers of batch `seq`. */
  readonly what?: 'papers';
  readonly seq: number;
  readonly hash: string;
  readonly token: string;
  readonly piece: PieceSize;
  readonly signal: AbortSignal;
  readonly now: () => string;
  readonly elapsedMs: () => number;
  /** Bytes that the county has synced; never goes back within a try. */
  readonly onProgress: (sent: number) => void;
};

/**
 * Sends a batch, or a part of its papers, from the byte the county already has (tus 1.0.0 at the file's fixed address). Done when the county has all
 * of it on its disk; the receipt is asked for apart. Throws `LineFault`.
 */
export async function uploadBatch(line: CountyLine, order: UploadOrder): Promise<void> {
  const { bytes, seq, hash, piece } = order;
  const place = order.what === 'papers' ? '/v1/papers' : '/v1/batches';
  let isMoving = false;
  let stop = (): void => undefined;
  const stack: HttpStack = {
    getName: () => 'county',
    createRequest: (method, url) => request(line, order, method, url),
  };
  try {
    await new Promise<void>((resolve, reject) => {
      let since = order.elapsedMs();
      const upload = new Upload(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
        endpoint: new URL(place, line.address).href,
        uploadUrl: new URL(`${place}/${seq}-${hash}`, line.address).href,
        metadata: { seq: String(seq), hash },
        chunkSize: piece.bytes,
        // Waiting and trying again is the loop's, with one clock and one chance for all calls.
        retryDelays: null,
        storeFingerprintForResuming: false,
        httpStack: stack,
        onChunkComplete: (_size, accepted) => {
          isMoving = true;
          const took = order.elapsedMs() - since;
          since = order.elapsedMs();
          if (took < QUICK_MS) piece.bytes = Math.min(LARGEST, piece.bytes * 2);
          if (took > SLOW_MS) piece.bytes = Math.max(SMALLEST, Math.floor(piece.bytes / 2));
          upload.options.chunkSize = piece.bytes;
          order.onProgress(accepted);
        },
        onSuccess: () => resolve(),
        onError: reject,
      });
      stop = () => {
        void upload.abort();
        reject(new LineFault('COUNTY_CANCELLED'));
      };
      order.signal.addEventListener('abort', stop);
      upload.start();
    });
  } catch (thrown) {
    // The piece that broke the line is made smaller the next time; one that got nowhere at all says nothing about its size.
    piece.bytes = Math.max(SMALLEST, Math.floor(piece.bytes / (isMoving ? 2 : 4)));
    throw faultIn(thrown);
  } finally {
    order.signal.removeEventListener('abort', stop);
  }
}

/** tus-js-client wraps what the stack threw, and what the county answered. */
function faultIn(thrown: unknown): LineFault {
  for (let each = thrown; each instanceof Error; each = each.cause ?? Reflect.get(each, 'causingError')) {
    if (each instanceof LineFault) return each;
    const answer: unknown = Reflect.get(each, 'originalResponse');
    if (isResponse(answer)) return refusalOf({ status: answer.getStatus(), body: Buffer.from(answer.getBody()) });
  }
  return new LineFault('COUNTY_BAD_ANSWER', { what: 'upload' });
}

const isResponse = (value: unknown): value is HttpResponse =>
  typeof value === 'object' && value !== null && 'getStatus' in value && 'getBody' in value;

/** One request of the upload, over the same line and with the same words for its faults as every other call. */
function request(line: CountyLine, order: UploadOrder, method: string, url: string): HttpRequest {
  const headers: Record<string, string> = { authorization: `Bearer ${order.token}` };
  const stop = new AbortController();
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => {
      headers[name] = value;
    },
    getHeader: (name) => headers[name],
    setProgressHandler: () => undefined,
    abort: async () => stop.abort(),
    getUnderlyingObject: () => null,
    send: async (body: unknown) => {
      const bytes = body instanceof Uint8Array ? body : null;
      if (bytes !== null) headers['Upload-Checksum'] = `sha256 ${createHash('sha256').update(bytes).digest('base64')}`;
      const address = new URL(url);
      // The county may say any place for the upload; only its own is gone to.
      if (address.origin !== new URL(line.address).origin)
        throw new LineFault('COUNTY_BAD_ANSWER', { what: 'location' });
      const answer = await countyRequest(line, {
        method,
        path: `${address.pathname}${address.search}`,
        headers,
        ...(bytes === null ? {} : { body: bytes }),
        signal: AbortSignal.any([stop.signal, order.signal]),
        now: order.now(),
      });
      // Nobody but the county decides that an upload begins anew: only "there is none" does.
      if (method === 'HEAD' && answer.status >= 400 && answer.status !== 404)
        throw await headRefusal(line, order, answer);
      return response(answer);
    },
  };
}

/** A HEAD has no body to say why; the state of the PC asked once more has. */
async function headRefusal(line: CountyLine, order: UploadOrder, { status }: CountyAnswer): Promise<LineFault> {
  if (status === 423) return new LineFault('COUNTY_BUSY');
  if (status === 409) return new LineFault('COUNTY_FORK', { seq: order.seq });
  const again = await countyRequest(line, {
    method: 'GET',
    path: '/v1/state',
    headers: { authorization: `Bearer ${order.token}` },
    signal: order.signal,
    now: order.now(),
  });
  return again.status >= 400
    ? refusalOf(again)
    : new LineFault(status >= 500 ? 'COUNTY_FAULT' : 'COUNTY_BAD_ANSWER', { what: `status ${status}` });
}

const response = (answer: CountyAnswer): HttpResponse => ({
  getStatus: () => answer.status,
  getHeader: answer.header,
  getBody: () => answer.body.toString('utf8'),
  getUnderlyingObject: () => answer,
});
