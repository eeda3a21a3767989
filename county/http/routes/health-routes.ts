import type { FastifyInstance } from 'fastify';
import { refuseHaste } from '../authenticate.ts';
import type { Service } from '../service.ts';

/** For whoever watches the service: whether it lives and can work, and its counters. Neither names anybody. */
export function addHealthRoutes(
  app: FastifyInstance,
  { books, metrics, writers, limits, machine, isStopping }: Service,
): void {
  app.get('/health', async (request, reply) => {
    refuseHaste(limits.address, request.ip, machine.clock());
    const ready = !isStopping() && (await isReady());
    return reply.code(ready ? 200 : 503).send({ alive: true, ready });
  });

  app.get('/metrics', async (request, reply) => {
    refuseHaste(limits.address, request.ip, machine.clock());
    metrics.writers(writers.count());
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  async function isReady(): Promise<boolean> {
    try {
      await books.ready();
      return true;
    } catch {
      return false;
    }
  }
}
