import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { instantOf } from '#shared/instant.ts';
import { keyId } from '#shared/protocol/field.ts';
import { type DeviceState, PAPERS_HEADER } from '#shared/protocol/sync/county-api.ts';
import { writeFeed } from '../../feed/write-feed.ts';
import { secretOf } from '../../keys/county-secret.ts';
import { authenticate } from '../authenticate.ts';
import { ProblemError } from '../problem.ts';
import type { Service } from '../service.ts';
import { parse } from './session-routes.ts';

const wholeNumber = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,9})$/)
  .transform(Number);
const feedQuery = z.strictObject({ epoch: wholeNumber, after: wholeNumber, key: keyId.optional() });

/** What a PC has seen; one of the first release does not say. */
const stateQuery = z.object({
  epoch: wholeNumber.optional(),
  received: wholeNumber.optional(),
  feed: wholeNumber.optional(),
});

/** What the county has of a PC, and what it has for it. */
export function addStateRoutes(app: FastifyInstance, service: Service): void {
  const { books, machine, county } = service;

  /** Only a PC that says so is ever asked for papers: one of before would not know the word. */
  const noteReader = async (device: string, { headers }: FastifyRequest): Promise<void> => {
    if (headers[PAPERS_HEADER] === '1') await service.papers.noteReads(device);
  };

  app.get('/v1/state', async (request): Promise<DeviceState> => {
    const { device } = await authenticate(request, service);
    await noteReader(device, request);
    const seen = parse(stateQuery, request.query);
    if (seen.epoch !== undefined)
      await books.noteSeen(device, { epoch: seen.epoch, received: seen.received ?? 0, feed: seen.feed ?? 0 });
    const { epoch, received, durableThrough, feedEnd } = await books.progress(device);
    return { county, epoch, received, durableThrough, feedEnd, now: instantOf(machine.clock()) };
  });

  app.get('/v1/feed', async (request, reply) => {
    const device = await authenticate(request, service);
    await noteReader(device.device, request);
    const asked = parse(feedQuery, request.query);
    const { epoch } = await books.progress(device.device);
    await books.noteSeen(device.device, { epoch: asked.epoch, received: 0, feed: asked.after });
    // A PC that has seen a later epoch than this county: the county was restored and nobody raised its epoch.
    if (asked.epoch > epoch) throw new ProblemError('bad_request', { detail: 'epoch' });
    // Numbers of an older epoch mean nothing in this one: from the start, where ids tell what is known.
    const after = asked.epoch === epoch ? asked.after : 0;
    // Without one: the key that the PC is known to have.
    const secret = secretOf(service.secret, asked.key ?? device.countyKey);
    if (secret === null) throw new ProblemError('bad_request', { detail: 'key' });
    await books.noteFetched(device.device, epoch, after);
    const feed = await writeFeed({
      ...service,
      secret,
      device,
      after,
      random: machine.random,
      now: instantOf(machine.clock()),
    });
    return feed === null ? reply.code(204).send() : reply.type('application/octet-stream').send(feed.file);
  });
}
