import { PassThrough, type Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.ts';
import { readStrictJson } from './strict-json.ts';

/** Content type of a piece of an upload (tus 1.0.0). */
export const PIECE_TYPE = 'application/offset+octet-stream';
/** Bytes of a piece that are read before anybody asks for them. */
const HELD_BYTES = 64 * 1024;

/** Takes JSON in one strict way and pieces of uploads as they come; a body of any other type is refused. */
export function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => {
      const read = readStrictJson(body);
      if (!read.ok) throw new ProblemError('bad_request', { detail: read.problem });
      return read.value;
    },
  );
  app.addContentTypeParser(PIECE_TYPE, async (_request: unknown, source: Readable) => collect(source));
  // A refused piece is read to its end and dropped, or the next request on the same line would never be heard.
  app.addHook('onResponse', async ({ body }) => {
    if (body instanceof PassThrough) body.resume();
  });
}

/**
 * Reads a body from its first byte on: what came before a line died is there even when it died while the sender was still being
 * looked up. A cut body simply ends; whoever takes it counts its bytes.
 */
function collect(source: Readable): PassThrough {
  const body = new PassThrough({ highWaterMark: HELD_BYTES });
  source.on('error', () => body.end());
  source.on('close', () => body.end());
  return source.pipe(body);
}
