import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertNever } from '#shared/result.ts';
import type { Taken } from '../../books/books.ts';
import type { TakenPapers } from '../../papers/papers.ts';
import type { BatchKey } from '../../spool/spool.ts';
import { ProblemError } from '../problem.ts';

/** As long as a request waits for a file that is being read; then it is told to come again. */
const PATIENCE_MS = 5_000;

/** What a PC is told of a file that is not taken; null: it is still being read. */
export function answerUntaken(
  taken: Exclude<Taken, { readonly outcome: 'receipt' }> | Exclude<TakenPapers, { readonly outcome: 'taken' }> | null,
  { seq, hash }: BatchKey,
  reply: FastifyReply,
): FastifyReply {
  if (taken === null) return reply.code(202).send({ seq, hash, waitsFor: null });
  switch (taken.outcome) {
    case 'waiting':
      return reply.code(202).send({ seq, hash, waitsFor: taken.waitsFor });
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

/** What comes of reading a file, when that is known in time; null when not: the work goes on. */
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
