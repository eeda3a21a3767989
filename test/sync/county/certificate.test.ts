import { createServer } from 'node:https';
import { afterEach, describe, expect, test } from 'vitest';
import { checkLine, readCertificate } from '../../../electron/service/sync/line/county-line.ts';
import { countyRequest } from '../../../electron/sync/county/county-request.ts';
import { lineFaultOf } from '../../../electron/sync/county/line-fault.ts';
import { EARLY, EXPIRED, GOOD, OTHER_NAME, TEST_KEY } from '../support/certificates.ts';

const NOW = '2026-11-22T08:00:00.000+08:00';
const open: { close: () => unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** What comes of a call to a service with this certificate from a PC that knows `ca`; the service's requests are counted. */
async function callWith(cert: string, ca: string | null): Promise<{ readonly code: string; readonly heard: number }> {
  let heard = 0;
  const server = createServer({ key: TEST_KEY, cert }, (_request, response) => {
    heard += 1;
    response.writeHead(200, { 'aid-county': '1' }).end('{}');
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const address = `https://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`;
  const call = { method: 'GET', path: '/v1/state', signal: new AbortController().signal, now: NOW };
  const code = await countyRequest({ address, ca }, call).then(
    ({ status }) => String(status),
    (thrown: unknown) => lineFaultOf(thrown, NOW).error.code,
  );
  return { code, heard };
}

describe('the certificate of the county’s service', () => {
  test('that this PC was given is taken', async () => {
    expect(await callWith(GOOD, GOOD)).toEqual({ code: '200', heard: 1 });
  });

  test.each([
    ['nobody vouches for', GOOD, null, 'COUNTY_CERT_UNKNOWN'],
    ['is another one than was given', OTHER_NAME, EXPIRED, 'COUNTY_CERT_UNKNOWN'],
    ['is made out to another address', OTHER_NAME, OTHER_NAME, 'COUNTY_CERT_NAME'],
    ['has run out', EXPIRED, EXPIRED, 'COUNTY_CERT_EXPIRED'],
    ['does not hold yet, as on a PC whose clock is slow', EARLY, EARLY, 'COUNTY_CERT_EARLY'],
  ])('that %s is told apart, and nothing was said to whoever has it', async (_what, cert, ca, code) => {
    expect(await callWith(cert, ca)).toEqual({ code, heard: 0 });
  });

  test('is shown with its fingerprint in groups', () => {
    const read = readCertificate(GOOD);
    expect(read).toMatchObject({
      ok: true,
      value: { subject: 'CN=Test county', until: expect.stringContaining('2100-01-01') },
    });
    expect(read.ok && read.value.fingerprint).toMatch(/^([0-9A-F]{4} ){15}[0-9A-F]{4}$/);
    expect(readCertificate('-----BEGIN CERTIFICATE-----')).toMatchObject({ error: { code: 'COUNTY_BAD_CERT_FILE' } });
    expect(readCertificate(TEST_KEY)).toMatchObject({ error: { code: 'COUNTY_BAD_CERT_FILE' } });
  });
});

describe('the address', () => {
  test.each(['https://10.0.0.8:8443', 'https://xian.example.cn', ' http://127.0.0.1:8080 ', 'http://localhost:1'])(
    '%s is one',
    (typed) => expect(checkLine(typed, '').ok).toBe(true),
  );
  test.each([
    'http://10.0.0.8:8443',
    'https://10.0.0.8/v1',
    'https://user@10.0.0.8',
    'https://10.0.0.8/?a=1',
    'ftp://10.0.0.8',
    'file:///etc/passwd',
    '10.0.0.8:8443',
    '县医保局',
    '',
  ])('%s is none', (typed) => {
    expect(checkLine(typed, '')).toEqual({ ok: false, error: { code: 'COUNTY_BAD_ADDRESS' } });
  });
});
