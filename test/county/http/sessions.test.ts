import { sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { challengeSchema, deviceStateSchema, problemSchema, sessionSchema } from '#shared/protocol/sync/county-api.ts';
import { enrolledMessage, sessionMessage, signedEnrolledSchema } from '#shared/protocol/sync/enrol.ts';
import { verify } from 'node:crypto';
import { publicKeyOf } from '../../../county/keys/raw-keys.ts';
import { rateLimit } from '../../../county/http/rate-limit.ts';
import { testDevice } from '../support/sample-batch.ts';
import { base64url, COUNTY, countyService, enrolment, logIn } from './support/county-service.ts';

type County = Awaited<ReturnType<typeof countyService>>;

let county: County;
beforeEach(async () => {
  county = await countyService();
});
afterEach(() => county.close());

const post = (url: string, payload: object) => county.app.inject({ method: 'POST', url, payload });
const stateWith = (authorization: string) =>
  county.app.inject({ method: 'GET', url: '/v1/state', headers: { authorization } });

const newDevice = () => ({ ...testDevice('new'), id: '0191a000-0000-7000-8000-00000000d009', pc: '210502009-B' });

describe('a PC that registers', () => {
  it('gets an answer signed by the county, and may come in', async () => {
    const device = newDevice();
    const answer = await post('/v1/enrol', enrolment(device));
    expect(answer.statusCode).toBe(200);
    const { enrolled, signature } = signedEnrolledSchema.parse(answer.json());
    expect(enrolled).toMatchObject({ county: COUNTY, device: device.id, pc: device.pc });
    const key = publicKeyOf('ed25519', county.secret.receiptPublic);
    expect(verify(null, Buffer.from(enrolledMessage(enrolled)), key, Buffer.from(signature, 'base64url'))).toBe(true);
    const state = await county.app.inject({
      method: 'GET',
      url: '/v1/state',
      headers: await logIn(county.app, device),
    });
    expect(deviceStateSchema.parse(state.json())).toMatchObject({ county: COUNTY, epoch: 1, received: 0 });
  });

  it('gets the same answer for the same request', async () => {
    const asked = enrolment(newDevice());
    expect((await post('/v1/enrol', asked)).body).toBe((await post('/v1/enrol', asked)).body);
  });

  it.each([
    ['a wrong code', { code: '1'.repeat(20) }, 403, 'bad_code'],
    ['the name of another PC', { pc: '210502001-A' }, 409, 'name_taken'],
  ])('is refused with %s', async (_what, parts, status, code) => {
    const answer = await post('/v1/enrol', enrolment(newDevice(), parts));
    expect([answer.statusCode, problemSchema.parse(answer.json()).code]).toEqual([status, code]);
  });

  it('is refused when another key signed, when a member was changed, and with a box anybody could open', async () => {
    const device = newDevice();
    const asked = enrolment(device);
    const answers = [
      await post('/v1/enrol', {
        ...asked,
        signature: enrolment({ ...device, secret: testDevice('x').secret }).signature,
      }),
      await post('/v1/enrol', { ...asked, request: { ...asked.request, pc: '210502009-C' } }),
      await post('/v1/enrol', enrolment(device, { deviceBox: base64url(new Uint8Array(32)) })),
    ];
    expect(answers.map((answer) => [answer.statusCode, answer.json<{ detail: string }>().detail])).toEqual([
      [400, 'signature'],
      [400, 'signature'],
      [400, 'request.deviceBox'],
    ]);
  });
});

describe('a session', () => {
  const challengeFor = async (device: string): Promise<string> =>
    challengeSchema.parse((await post('/v1/challenge', { device })).json()).challenge;
  const openWith = (device: string, challenge: string, message: string, label = 'device') =>
    post('/v1/session', {
      device,
      challenge,
      signature: base64url(sign(null, Buffer.from(message), testDevice(label).secret)),
    });

  it('opens for whoever holds the key of the PC, for an hour', async () => {
    const { id } = county.device;
    const challenge = await challengeFor(id);
    const answer = await openWith(id, challenge, sessionMessage(COUNTY, id, challenge));
    const { token, seconds } = sessionSchema.parse(answer.json());
    expect(seconds).toBe(3600);
    expect((await stateWith(`Bearer ${token}`)).statusCode).toBe(200);
    county.time.now += 3_600_000 + 1000;
    expect((await stateWith(`Bearer ${token}`)).json()).toMatchObject({ code: 'bad_token' });
  });

  it('does not open with another’s, an old or an invented challenge', async () => {
    const { id } = county.device;
    const challenge = await challengeFor(id);
    const others = await challengeFor('another-pc');
    const [until = '', salt = '', mac = ''] = challenge.split('.');
    const later = `${Number(until) + 60}.${salt}.${mac}`;
    const answers = [
      await openWith(id, others, sessionMessage(COUNTY, id, others)),
      await openWith(id, later, sessionMessage(COUNTY, id, later)),
      await openWith(id, 'a.b.c', sessionMessage(COUNTY, id, 'a.b.c')),
      await openWith(id, `${challenge}.x`, sessionMessage(COUNTY, id, `${challenge}.x`)),
    ];
    county.time.now += 121_000;
    answers.push(await openWith(id, challenge, sessionMessage(COUNTY, id, challenge)));
    expect(answers.map((answer) => [answer.statusCode, answer.json<{ code: string }>().code])).toEqual(
      Array.from({ length: 5 }, () => [401, 'bad_token']),
    );
  });

  it('tells a PC that is not registered and one that was revoked, each in its way', async () => {
    const id = 'unknown-pc';
    const challenge = await challengeFor(id);
    const unknown = await openWith(id, challenge, sessionMessage(COUNTY, id, challenge));
    expect([unknown.statusCode, unknown.json<{ code: string }>().code]).toEqual([401, 'unknown_device']);
    // With another key, and for another county: whoever cannot sign for a PC is not told whether there is one of that name.
    const known = county.device.id;
    const own = await challengeFor(known);
    for (const answer of [
      await openWith(known, own, sessionMessage(COUNTY, known, own), 'thief'),
      await openWith(known, own, sessionMessage('999999', known, own)),
    ])
      expect([answer.statusCode, answer.json()]).toEqual([401, unknown.json()]);
    const session = await logIn(county.app, county.device);
    county.books.revokeNow(county.device.id);
    const out = await stateWith(session.authorization);
    expect([out.statusCode, out.json<{ code: string }>().code]).toEqual([403, 'revoked']);
  });

  it('is asked for by every address but those that open it', async () => {
    const asked = [
      ['GET', '/v1/state'],
      ['GET', '/v1/feed?epoch=1&after=0'],
      ['GET', `/v1/receipts/1-${'a'.repeat(64)}`],
      ['POST', '/v1/batches'],
      ['HEAD', `/v1/batches/1-${'a'.repeat(64)}`],
      ['PATCH', `/v1/batches/1-${'a'.repeat(64)}`],
    ] as const;
    for (const [method, url] of asked)
      for (const headers of [
        {},
        { authorization: 'Bearer x' },
        { authorization: 'Basic eDp5' },
        { authorization: `Bearer ${'x'.repeat(9000)}` },
      ])
        expect((await county.app.inject({ method, url, headers })).statusCode).toBe(401);
  });

  it('does not accept a token with any character changed', async () => {
    const { authorization } = await logIn(county.app, county.device);
    const token = authorization.slice('Bearer '.length);
    for (let at = 0; at < token.length; at++) {
      const other = token.charAt(at) === 'x' ? 'y' : 'x';
      const changed = `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
      expect((await stateWith(`Bearer ${changed}`)).statusCode).toBe(401);
    }
  });
});

describe('haste', () => {
  it('is slowed for an address and for a PC, and forgiven after the seconds told', async () => {
    await county.close();
    const slow = () => rateLimit({ burst: 2, perSecond: 0.5 });
    county = await countyService({ limits: { enrol: slow(), device: slow() } });
    const asked = enrolment(newDevice(), { code: '1'.repeat(20) });
    const answers = [await post('/v1/enrol', asked), await post('/v1/enrol', asked), await post('/v1/enrol', asked)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 429]);
    expect(answers[2]?.headers['retry-after']).toBe('2');
    county.time.now += 2000;
    expect((await post('/v1/enrol', asked)).statusCode).toBe(403);
    const { authorization } = await logIn(county.app, county.device);
    const states = [await stateWith(authorization), await stateWith(authorization), await stateWith(authorization)];
    expect(states.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
  });
});
