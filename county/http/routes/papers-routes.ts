import type { FastifyInstance } from 'fastify';
import type { PapersTaken } from '#shared/protocol/sync/county-api.ts';
import { authenticate } from '../authenticate.ts';
import type { Service } from '../service.ts';
import { readBatchName } from './batch-name.ts';
import { answerUntaken, takeNow } from './take-now.ts';

/** What became of a file of papers. Asking is harmless: it may start the reading, never a second time. */
export function addPapersRoutes(app: FastifyInstance, service: Service): void {
  const { papers, papersIntake } = service;
  app.get('/v1/papers/:name', async (request, reply) => {
    const { device } = await authenticate(request, service);
    const key = readBatchName(device, request.params);
    const taken = await takeNow({ spool: papers.spool, intake: papersIntake }, key, request);
    if (taken?.outcome !== 'taken') return answerUntaken(taken, key, reply);
    const told: PapersTaken = taken.taken;
    return told;
  });
}
