import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.ts';
import { readStrictJson } from './strict-json.ts';

/** Content type of a piece of an upload (tus 1.0.0). */
export const PIECE_TYPE = 'application/offset+octet-stream';

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
  app.addContentTypeParser(PIECE_TYPE, async (_request: unknown, stream: unknown) => stream);
}
