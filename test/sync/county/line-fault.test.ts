import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcp } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { errorText } from '#shared/errors.ts';
import { PROBLEM_CODES } from '#shared/protocol/sync/county-api.ts';
import { backOffMs } from '../../../electron/sync/county/back-off.ts';
import { countyRequest, refusalOf } from '../../../electron/sync/county/county-request.ts';
import { LineFault, lineFaultOf, stops } from '../../../electron/sync/county/line-fault.ts';

const NOW = '2026-11-22T08:00:00.000+08:00';
const open: { close: () => unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

const listening = (server: Server | ReturnType<typeof createTcp>): Promise<string> =>
  new Promise((resolve) => {
    open.push(server);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      resolve(`http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`);
    });
  });
const serve = (listener: RequestListener): Promise<string> => listening(createServer(listener));

/** What a call to an address fails with. */
async function faultOf(address: string, parts: object = {}): Promise<string> {
  const call = { method: 'GET', path: '/v1/state', signal: new AbortController().signal, now: NOW, ...parts };
  const failed = await countyRequest({ address, ca: null }, call).then(
    ({ status }) => String(status),
    (thrown: unknown) => lineFaultOf(thrown, NOW).error.code,
  );
  return failed;
}

describe('a call to the county', () => {
  test('whose answer says that it is the county’s is given as it is', async () => {
    const address = await serve((_request, response) => response.writeHead(200, { 'aid-county': '1' }).end('{}'));
    expect(await faultOf(address)).toBe('200');
  });

  test('that a captive portal answers with a page and 200 is no answer', async () => {
    const address = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>login</html>'),
    );
    expect(await faultOf(address)).toBe('COUNTY_PORTAL');
  });

  test('that is sent elsewhere is not followed', async () => {
    const address = await serve((_request, response) => response.writeHead(302, { location: 'http://portal/' }).end());
    expect(await faultOf(address)).toBe('COUNTY_PORTAL');
  });

  test('where nothing listens, or the line is cut, is told apart', async () => {
    // Nobody listens on the lowest port of this machine.
    expect(await faultOf('http://127.0.0.1:1')).toBe('COUNTY_NOT_RUNNING');
    const cutting = await listening(createTcp((socket) => socket.destroy()));
    expect(await faultOf(cutting)).toBe('COUNTY_CUT');
    const babbling = await listening(createTcp((socket) => socket.end('this is no HTTP\r\n\r\n')));
    expect(await faultOf(babbling)).toBe('COUNTY_PORTAL');
  });

  test('to one that stays silent ends, and so does one that is stopped', async () => {
    const silent = await serve(() => undefined);
    expect(await faultOf(silent, { silentMs: 50 })).toBe('COUNTY_SILENT');
    const stop = new AbortController();
    const waiting = faultOf(silent, { signal: stop.signal });
    stop.abort();
    expect(await waiting).toBe('COUNTY_CANCELLED');
  });

  test('to a plain port over TLS, or to a name nobody knows, is told apart', async () => {
    const address = await serve((_request, response) => response.end());
    expect(await faultOf(address.replace('http:', 'https:'))).toBe('COUNTY_NO_TLS');
    expect(await faultOf('http://no-such-county.invalid')).toMatch(/COUNTY_(NAME_UNKNOWN|OFFLINE)/);
  });

  test('with an answer longer than allowed is not read to its end', async () => {
    const address = await serve((_request, response) =>
      response.writeHead(200, { 'aid-county': '1' }).end(Buffer.alloc(200_000)),
    );
    expect(await faultOf(address, { mostBytes: 1_000 })).toBe('COUNTY_BAD_ANSWER');
  });
});

describe('faults in words', () => {
  test.each(PROBLEM_CODES)('every refusal %s of the county has a sentence', (code) => {
    const fault = refusalOf({ status: 400, body: Buffer.from(JSON.stringify({ code, title: 'x' })) });
    expect(errorText(fault.error)).toMatch(/[。]$/);
    expect(fault.error.code).not.toBe('COUNTY_BAD_ANSWER');
  });

  test('a request that came through too slowly is the line’s fault, so it is tried again', () => {
    const said = { code: 'bad_request', title: '请求不完整', detail: 'too_slow' };
    const { code } = refusalOf({ status: 408, body: Buffer.from(JSON.stringify(said)) }).error;
    expect([code, stops(code)]).toEqual(['COUNTY_SILENT', null]);
  });

  test('certificates are told apart, with this PC’s clock where it may be the reason', () => {
    const of = (code: string) => lineFaultOf(Object.assign(new Error('x'), { code }), NOW).error;
    expect(of('CERT_HAS_EXPIRED')).toMatchObject({ code: 'COUNTY_CERT_EXPIRED', detail: { now: '2026-11-22 08:00' } });
    expect(of('CERT_NOT_YET_VALID').code).toBe('COUNTY_CERT_EARLY');
    expect(of('DEPTH_ZERO_SELF_SIGNED_CERT').code).toBe('COUNTY_CERT_UNKNOWN');
    expect(of('ERR_TLS_CERT_ALTNAME_INVALID').code).toBe('COUNTY_CERT_NAME');
    expect(of('ENETUNREACH').code).toBe('COUNTY_OFFLINE');
    expect(of('SOMETHING_NEW').code).toBe('COUNTY_CUT');
  });

  test('only what no waiting mends stops: a fork, a revoked PC, a batch that is not sound', () => {
    expect(
      ['COUNTY_FORK', 'COUNTY_REVOKED', 'COUNTY_REFUSED', 'COUNTY_UNKNOWN_DEVICE'].map((code) => stops(code as never)),
    ).toEqual(['line', 'line', 'line', 'line']);
    for (const code of [
      'COUNTY_FAULT',
      'COUNTY_TOO_MANY',
      'COUNTY_WAITING',
      'COUNTY_STOPPING',
      'COUNTY_FULL',
      'COUNTY_SILENT',
      'COUNTY_BUSY',
      'COUNTY_BAD_CHECKSUM',
      'COUNTY_BAD_TOKEN',
    ] as const)
      expect(stops(code)).toBeNull();
    expect(new LineFault('COUNTY_FORK', { seq: 1 }).error).toEqual({ code: 'COUNTY_FORK', detail: { seq: 1 } });
  });
});

describe('the wait before another try', () => {
  test('is spread over a span that doubles, from a second to five minutes', () => {
    expect(backOffMs(0, 0.999)).toBeLessThanOrEqual(1_000);
    expect(backOffMs(3, 1)).toBe(8_000);
    expect(backOffMs(3, 0.5)).toBe(4_000);
    expect(backOffMs(100, 1)).toBe(300_000);
    expect(backOffMs(100, 0)).toBe(1_000);
  });
});
