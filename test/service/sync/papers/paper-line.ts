import { createServer, request as httpRequest } from 'node:http';
import { API_HEADER, API_VERSION } from '#shared/protocol/sync/county-api.ts';

const JSON_PROBLEM = { [API_HEADER]: API_VERSION, 'content-type': 'application/problem+json' };

/** A line to a county that passes everything on but papers, which it refuses as a county of before does, or cuts. */
export async function paperLine(county: string) {
  let mode: 'pass' | 'refuse' = 'pass';
  let cutAfter: number | null = null;
  let [cuts, sent] = [0, 0];
  const server = createServer((inner, answer) => {
    const isPapers = inner.url?.startsWith('/v1/papers') === true;
    if (isPapers && mode === 'refuse') {
      inner.resume();
      answer.writeHead(404, JSON_PROBLEM);
      answer.end(JSON.stringify({ code: 'not_found', title: '没有这个地址。', detail: 'address' }));
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
    refuse: () => void (mode = 'refuse'),
    allow: () => void (mode = 'pass'),
    /** From now on a request with papers dies after so many bytes. */
    cutAfter: (bytes: number | null) => void (cutAfter = bytes),
    cuts: () => cuts,
    /** Bytes of papers that were passed on. */
    sent: () => sent,
    close: () => void server.close(),
  };
}
