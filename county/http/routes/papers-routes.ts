import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PapersTaken } from '#shared/protocol/sync/county-api.ts';
import { assertNever } from '#shared/result.ts';
import { giveBack } from '../../enrol/give-back.ts';
import type { PapersKey, TakenPapers } from '../../papers/papers.ts';
import { authenticate } from '../authenticate.ts';
import { ProblemError } from '../problem.ts';
import type { Service } from '../service.ts';
import { readBatchName } from './batch-name.ts';
import { inPatience } from './receipt-routes.ts';

/** What became of a file of papers. Asking is harmless: it may start the reading, never a second time. */
export function addPapersRoutes(app: FastifyInstance, service: Service): void {
  app.get('/v1/papers/:name', async (request, reply) => {
    const { device } = await authenticate(request, service);
    const key = readBatchName(device, request.params);
    await giveBack(service.papers.spool, key);
    const taken = await inPatience(service.papersIntake.take(key), request);
    return taken === null ? sendWaiting(reply, key, null) : answer(taken, key, reply);
  });
}

function answer(taken: TakenPapers, key: PapersKey, reply: FastifyReply): PapersTaken | FastifyReply {
  switch (taken.outcome) {
    case 'taken':
      return taken.taken;
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

const sendWaiting = (reply: FastifyReply, { seq, hash }: PapersKey, waitsFor: number | null): FastifyReply =>
  reply.code(202).send({ seq, hash, waitsFor });
