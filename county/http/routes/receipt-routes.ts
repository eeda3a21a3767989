import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { assertNever } from '#shared/result.ts';
import type { Taken } from '../../books/books.ts';
import { giveBack } from '../../enrol/give-back.ts';
import type { BatchKey } from '../../spool/spool.ts';
import { authenticate } from '../authenticate.ts';
import { ProblemError } from '../problem.ts';
import type { Service } from '../service.ts';
import { readBatchName } from './batch-name.ts';

/** As long as a request waits for a batch that is being read; then it is told to come again. */
const PATIENCE_MS = 5_000;

/** The receipt of a batch, or why there is none yet. Asking is harmless: it may start the reading, never a second time. */
export function addReceiptRoutes(app: FastifyInstance, service: Service): void {
  const { books, spool, intake } = service;

  app.get('/v1/receipts/:name', async (request, reply) => {
    const { device } = await authenticate(request, service);
    const key = readBatchName(device, request.params);
    const known = await books.receipt(key);
    if (known !== null) return sendFile(reply, known.file);
    await giveBack(spool, key);
    const taken = await inPatience(intake.take(key), request);
    return taken === null ? sendWaiting(reply, key, null) : answer(taken, key, reply);
  });
}

function answer(taken: Taken, key: BatchKey, reply: FastifyReply): FastifyReply {
  switch (taken.outcome) {
    case 'receipt':
      return sendFile(reply, taken.file);
    case 'waiting':
      return sendWaiting(reply, key, taken.waitsFor);
    case 'refused':
      throw new ProblemError('refused', { detail: taken.code });
    case 'missing':
      throw new ProblemError('not_found');
    case 'fork':
    case 'unknown_device':
    case 'revoked':
      throw new ProblemError(taken.outcome);
    default:
      return assertNever(taken);
  }
}

const sendFile = (reply: FastifyReply, file: Uint8Array): FastifyReply =>
  reply.type('application/octet-stream').send(Buffer.from(file));

const sendWaiting = (reply: FastifyReply, { seq, hash }: BatchKey, waitsFor: number | null): FastifyReply =>
  reply.code(202).send({ seq, hash, waitsFor });

/** The value when it comes in time, null when not; the work goes on. */
export async function inPatience<T>(work: Promise<T>, { log }: FastifyRequest): Promise<T | null> {
  let isLate = false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      resolve(null);
    }, PATIENCE_MS);
  });
  // In time it fails the request; later nobody would hear of it.
  work.catch((error: unknown) => {
    if (isLate) log.error({ err: error }, 'take');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
