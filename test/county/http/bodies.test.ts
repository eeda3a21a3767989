import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '#shared/protocol/sync/county-api.ts';
import { countyService, enrolment, logIn } from './support/county-service.ts';

type County = Awaited<ReturnType<typeof countyService>>;

let county: County;
beforeAll(async () => {
  county = await countyService();
});
afterAll(() => county.close());

const send = (payload: string | Buffer, type = 'application/json') =>
  county.app.inject({ method: 'POST', url: '/v1/challenge', payload, headers: { 'content-type': type } });

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('a body', () => {
  it.each<readonly [string, string | Buffer, number, string]>([
    ['is HTML of a captive portal', '<!doctype html><html><body>请登录</body></html>', 400, 'json'],
    ['is empty', '', 400, 'empty'],
    ['is only a byte order mark', '\ufeff', 400, 'json'],
    ['begins with a byte order mark', '\ufeff{"device":"a"}', 400, 'json'],
    ['nests 33 deep', deep(33), 400, 'depth'],
    ['nests 20,000 deep', deep(20_000), 400, 'depth'],
    ['has 20,000 members', `[${Array.from({ length: 20_000 }, () => '0').join(',')}]`, 400, 'values'],
    ['has a key twice', '{"device":"a","device":"b"}', 400, 'repeated_key'],
    ['has a key twice, once escaped', '{"device":"a","\\u0064evice":"b"}', 400, 'repeated_key'],
    ['has a key twice below', '{"device":"a","x":[{"b":1,"c":{"d":1,"d":2}}]}', 400, 'repeated_key'],
    ['reaches for a prototype', '{"__proto__":{"device":"a"}}', 400, 'forbidden_key'],
    ['reaches for a constructor', '{"device":"a","constructor":{"prototype":{}}}', 400, 'forbidden_key'],
    ['is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, 'encoding'],
    ['has half a surrogate pair', '{"device":"\\ud800"}', 400, 'text'],
    ['has a number where text belongs', '{"device":12}', 400, 'device'],
    ['has true where text belongs', '{"device":true}', 400, 'device'],
    ['has null where text belongs', '{"device":null}', 400, 'device'],
    ['lacks a member', '{}', 400, 'device'],
    ['has a member more', '{"device":"a","role":"admin"}', 400, ''],
    ['is a list', '[]', 400, ''],
    ['has NaN', '{"device":NaN}', 400, 'json'],
    ['goes on behind its end', '{"device":"a"}{"device":"b"}', 400, 'json'],
  ])('that %s is refused, and the refusal says nothing of it', async (_what, payload, status, detail) => {
    const answer = await send(payload);
    expect([answer.statusCode, problemSchema.parse(answer.json())]).toMatchObject([
      status,
      { code: 'bad_request', detail },
    ]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['aid-county']).toBe('1');
  });

  it('larger than any request is not read', async () => {
    const answer = await send(`{"device":"${'a'.repeat(70_000)}"}`);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([413, 'too_large']);
  });

  it.each([
    'text/plain',
    'text/html',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'application/xml',
    '',
  ])('of the type «%s» is refused', async (type) => {
    const answer = await send('{"device":"a"}', type);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'bad_request']);
  });

  it('may use any key in text, and text that looks like JSON', async () => {
    expect((await send('{ "device" : "a" }')).statusCode).toBe(200);
    // Judged as a device name only: quotes, braces and colons inside text are no keys.
    const answer = await send('{"device":"{\\"device\\":1,\\"device\\":2}\\\\"}');
    expect(answer.json()).toMatchObject({ code: 'bad_request', detail: 'device' });
  });

  it('with numbers no whole number can hold is refused', async () => {
    const asked = JSON.stringify(enrolment(county.device)).replace('"formerPcs":[]', '"formerPcs":[9007199254740993]');
    const answer = await county.app.inject({
      method: 'POST',
      url: '/v1/enrol',
      payload: asked,
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([400, 'request.formerPcs.0']);
  });
});

describe('an address', () => {
  it.each(['/', '/v1', '/v2/state', '/v1/batches/', '/%00', '/%zz', '/v1/state/', '/.env'])(
    'that is none, «%s», is a refusal like any other',
    async (url) => {
      const answer = await county.app.inject({ method: 'GET', url });
      expect([400, 404]).toContain(answer.statusCode);
      expect(problemSchema.safeParse(answer.json()).success).toBe(true);
      expect(answer.body).not.toContain(url.slice(2) || 'nothing at all');
    },
  );

  it.each([
    'epoch=1',
    'after=1',
    'epoch=1&after=-1',
    'epoch=1&after=1&after=2',
    'epoch=01&after=1',
    'epoch=1&after=1&x=1',
    'epoch=1e3&after=1',
  ])('of the feed is asked strictly: %s', async (query) => {
    const headers = await logIn(county.app, county.device);
    const answer = await county.app.inject({ method: 'GET', url: `/v1/feed?${query}`, headers });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'bad_request']);
  });
});
