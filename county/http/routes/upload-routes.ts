import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MAX_BATCH_BYTES } from '#shared/protocol/limits.ts';
import { isForItsName } from '../../enrol/give-back.ts';
import { type Amount, isAsideFull, isTooMuchWaiting } from '../../spool/quotas.ts';
import type { BatchKey, Spool, SpoolUsage, Upload } from '../../spool/spool.ts';
import { authenticate } from '../authenticate.ts';
import { takePiece } from '../take-piece.ts';
import { ProblemError } from '../problem.ts';
import type { Service } from '../service.ts';
import { inPatience } from './answer-untaken.ts';
import { readBatchName } from './batch-name.ts';
import { readMetadata, readWhole, TUS_HEADERS, TUS_VERSION } from './tus-headers.ts';

/** An unfinished upload is kept this long after its last byte. */
export const UPLOAD_KEPT_MS = 30 * 24 * 3_600_000;

/** What one PC may have under way. */
const MOST_OPEN = 16;
const MOST_OPEN_BYTES = 4 * MAX_BATCH_BYTES;
const LEFT_LYING_MS = 24 * 3_600_000;

const isTooMuch = ({ open, openBytes }: SpoolUsage, length: number): boolean =>
  open >= MOST_OPEN || openBytes + length > MOST_OPEN_BYTES;

/** What is uploaded where: batches, or papers of batches. Each has room and quotas of its own. */
export type UploadPlace = {
  readonly address: '/v1/batches' | '/v1/papers';
  readonly spool: Spool;
  /** Reads what is whole. */
  readonly take: (key: BatchKey) => Promise<unknown>;
  readonly what: 'batches' | 'papers';
  /** What of the PC is whole already and waits for something else; null: this file would not wait. */
  readonly waiting: (key: BatchKey) => Promise<Amount | null>;
};

/** An upload: tus 1.0.0 with creation, checksum and expiration, at addresses that follow from what is uploaded. */
export function addUploadRoutes(
  app: FastifyInstance,
  service: Service,
  { address, spool, take, what, waiting }: UploadPlace,
): void {
  const { writers, machine } = service;

  app.options(address, (_request, reply) => reply.code(204).headers(TUS_HEADERS).send());
  app.options(`${address}/:name`, (_request, reply) => reply.code(204).headers(TUS_HEADERS).send());

  app.post(address, async (request, reply) => {
    const { device } = await enter(request);
    const length = readWhole(request.headers['upload-length'], 'upload-length');
    if (length === 0) throw new ProblemError('bad_request', { detail: 'upload-length' });
    if (length > MAX_BATCH_BYTES) throw new ProblemError('too_large', { headers: TUS_HEADERS });
    const key = { device, ...readMetadata(request.headers['upload-metadata']) };
    if (await isForItsName(spool, key)) await readAgain(key, request);
    let upload = await find(key);
    if (upload === null) {
      await refuseSetAside(key);
      await refuseTooMuch(key, length);
      upload = await spool.create(key, length);
    }
    return tell(reply.code(201).header('location', `${address}/${key.seq}-${key.hash}`), upload).send();
  });

  app.head(`${address}/:name`, async (request, reply) => {
    const { device } = await enter(request);
    const upload = await find(readBatchName(device, request.params));
    if (upload === null) throw new ProblemError('not_found');
    return tell(reply, upload).header('upload-length', upload.length).send();
  });

  app.patch(`${address}/:name`, { bodyLimit: MAX_BATCH_BYTES }, async (request, reply) => {
    const { device } = await enter(request);
    const key = readBatchName(device, request.params);
    if (!(request.body instanceof Readable)) throw new ProblemError('bad_request', { detail: 'content-type' });
    const offset = readWhole(request.headers['upload-offset'], 'upload-offset');
    const upload = await find(key);
    if (upload === null) throw new ProblemError('not_found');
    if (upload.offset !== offset) throw new ProblemError('wrong_offset', { detail: String(upload.offset) });
    if (offset === upload.length) return tell(reply.code(204), upload).send();
    const { body } = request;
    const writer = writers.enter(key, () => request.raw.destroy());
    if (writer === null) throw new ProblemError('busy', { headers: { 'retry-after': '5' } });
    try {
      const piece = { key, upload, body, checksum: request.headers['upload-checksum'], writer };
      const end = await takePiece(piece, { spool, metrics: service.metrics });
      if (end === upload.length) await finish(key, request);
      return tell(reply.code(204), { length: upload.length, offset: end }).send();
    } finally {
      writer.release();
    }
  });

  async function enter(request: FastifyRequest) {
    const device = await authenticate(request, service);
    if (request.headers['tus-resumable'] !== TUS_VERSION)
      throw new ProblemError('bad_request', { detail: 'tus-resumable', status: 412, headers: TUS_HEADERS });
    return device;
  }

  /** What there is of a batch: an upload whose last byte came just before a crash is finished first. */
  async function find(key: BatchKey): Promise<Upload | null> {
    const size = await spool.size(key);
    if (size !== null) return { length: size, offset: size };
    const upload = await spool.upload(key);
    if (upload === null || upload.offset < upload.length) return upload;
    return (await spool.finish(key)) === 'whole' ? upload : null;
  }

  /** Reading it puts it where it belongs by now; who only asks how far it is leaves it where it is. */
  async function readAgain(key: BatchKey, request: FastifyRequest): Promise<void> {
    if ((await inPatience(take(key), request)) === null)
      throw new ProblemError('busy', { headers: { 'retry-after': '5' } });
  }

  /** A batch that people look at is not taken again, however often it is sent. Said where there is a body to say it in. */
  async function refuseSetAside(key: BatchKey): Promise<void> {
    const code = await spool.quarantined(key);
    if (code === 'fork' || code === 'papers_fork') throw new ProblemError('fork');
    if (code !== null) throw new ProblemError('refused', { detail: code });
  }

  /** One PC, broken or not its own any more, must not take the room of all. What it left lying for a day gives way first. */
  async function refuseTooMuch(key: BatchKey, length: number): Promise<void> {
    const { device } = key;
    const others = await waiting(key);
    if (others !== null && isTooMuchWaiting(what, others, length))
      throw new ProblemError('too_many', { detail: 'waiting', headers: { 'retry-after': '600' } });
    let used = await spool.usage(device);
    if (isAsideFull(used, length))
      throw new ProblemError('full', { detail: 'quarantine', headers: { 'retry-after': '3600' } });
    if (!isTooMuch(used, length)) return;
    await spool.expire(machine.clock() - LEFT_LYING_MS, device);
    used = await spool.usage(device);
    if (isTooMuch(used, length))
      throw new ProblemError('too_many', { detail: 'uploads', headers: { 'retry-after': '600' } });
  }

  async function finish(key: BatchKey, { log }: FastifyRequest): Promise<void> {
    const finished = await spool.finish(key);
    if (finished === 'other_content') throw new ProblemError('bad_checksum', { detail: 'whole' });
    // Read beside the answer: the PC asks for its receipt next, and joins this reading.
    take(key).catch((error: unknown) => log.error({ err: error }, 'take'));
  }

  const tell = (reply: FastifyReply, { length, offset }: Upload): FastifyReply => {
    reply.header('tus-resumable', TUS_VERSION).header('upload-offset', offset);
    if (offset === length) return reply;
    return reply.header('upload-expires', new Date(machine.clock() + UPLOAD_KEPT_MS).toUTCString());
  };
}
