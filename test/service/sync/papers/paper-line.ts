import { createServer, type IncomingMessage, request as httpRequest } from 'node:http';
import { API_HEADER, API_VERSION, type ProblemCode } from '#shared/protocol/sync/county-api.ts';

const JSON_PROBLEM = { [API_HEADER]: API_VERSION, 'content-type': 'application/problem+json' };

export type Refusal = {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  /** Of which batches alone. */
  readonly seqs?: readonly number[];
};
const OF_BEFORE: Refusal = { status: 404, code: 'not_found', detail: 'address' };

/** Of which batch a request for papers is. */
function seqOf({ url, headers }: IncomingMessage): number {
  const [, named] = /^\/v1\/papers\/(\d+)-/.exec(url ?? '') ?? [];
  const [, told = ''] = /seq ([^,]+)/.exec(String(headers['upload-metadata'])) ?? [];
  return Number(named ?? Buffer.from(told, 'base64').toString('utf8'));
}

/** A line to a county that passes everything on but papers, which it refuses (all, or those of some batches) or cuts. */
export async function paperLine(county: string) {
  let refusal: Refusal | null = null;
  let cutAfter: number | null = null;
  let [cuts, sent] = [0, 0];
  const server = createServer((inner, answer) => {
    const isPapers = inner.url?.startsWith('/v1/papers') === true;
    if (isPapers && refusal !== null && refusal.seqs?.includes(seqOf(inner)) !== false) {
      inner.resume();
      const { status, code, detail } = refusal;
      // A question for what is there of an upload: nothing. Only its beginning is refused, with a body that says how.
      answer.writeHead(inner.method === 'HEAD' ? 404 : status, JSON_PROBLEM);
      answer.end(JSON.stringify({ code, title: '不收。', detail }));
      return;
    }
    const outer = httpRequest(new URL(inner.url ?? '/', county), {
      method: inner.method,
      headers: { ...inner.headers, host: new URL(county).host },
    });
    outer.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    outer.on('error', () => answer.destroy());
    let passed = 0;
    inner.on('data', (bytes: Buffer) => {
      if (isPapers) sent += bytes.length;
      passed += bytes.length;
      outer.write(bytes);
      if (!isPapers || cutAfter === null || passed < cutAfter) return;
      cuts += 1;
      outer.destroy();
      answer.destroy();
      inner.destroy();
    });
    inner.on('end', () => outer.end());
    inner.on('error', () => outer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return {
    address: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`,
    /** Papers are refused as told, until they are allowed; first as a county of before does. */
    refuse: (as: Refusal = OF_BEFORE) => void (refusal = as),
    allow: () => void (refusal = null),
    /** From now on a request with papers dies after so many bytes. */
    cutAfter: (bytes: number | null) => void (cutAfter = bytes),
    cuts: () => cuts,
    /** Bytes of papers that were passed on. */
    sent: () => sent,
    close: () => void server.close(),
  };
}
