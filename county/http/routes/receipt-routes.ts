import type { FastifyInstance, FastifyReply } from 'fastify';
import { authenticate } from '../authenticate.ts';
import type { Service } from '../service.ts';
import { readBatchName } from './batch-name.ts';
import { answerUntaken, inPatience } from './answer-untaken.ts';

/** The receipt of a batch, or why there is none yet. Asking joins a reading under way, or starts one where no receipt is: the same answer, however often. */
export function addReceiptRoutes(app: FastifyInstance, service: Service): void {
  app.get('/v1/receipts/:name', async (request, reply) => {
    const { device } = await authenticate(request, service);
    const key = readBatchName(device, request.params);
    const known = await service.books.receipt(key);
    if (known !== null) return sendFile(reply, known.file);
    const taken = await inPatience(service.intake.take(key), request);
    return taken?.outcome === 'receipt' ? sendFile(reply, taken.file) : answerUntaken(taken, key, reply);
  });
}

const sendFile = (reply: FastifyReply, file: Uint8Array): FastifyReply =>
  reply.type('application/octet-stream').send(Buffer.from(file));
