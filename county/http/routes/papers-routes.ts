import type { FastifyInstance } from 'fastify';
import type { PapersTaken } from '#shared/protocol/sync/county-api.ts';
import { authenticate } from '../authenticate.ts';
import type { Service } from '../service.ts';
import { readBatchName } from './batch-name.ts';
import { answerUntaken, inPatience } from './answer-untaken.ts';

/** What became of a file of papers. Asking joins a reading under way, or starts one: the same answer, however often. */
export function addPapersRoutes(app: FastifyInstance, service: Service): void {
  app.get('/v1/papers/:name', async (request, reply) => {
    const { device } = await authenticate(request, service);
    const key = readBatchName(device, request.params);
    const taken = await inPatience(service.papersIntake.take(key), request);
    if (taken?.outcome !== 'taken') return answerUntaken(taken, key, reply);
    const told: PapersTaken = taken.taken;
    return told;
  });
}
