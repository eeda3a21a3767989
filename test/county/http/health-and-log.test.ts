import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemSchema } from '#shared/protocol/sync/county-api.ts';
import { describeError } from '../../../county/http/request-log.ts';
import { enrolment, countyService, logIn, twoBatches, uploader } from './support/county-service.ts';

type County = Awaited<ReturnType<typeof countyService>>;

let county: County;
beforeEach(async () => {
  county = await countyService();
});
afterEach(() => county.close());

const get = (url: string) => county.app.inject({ method: 'GET', url });

describe('the service', () => {
  it('says that it lives and is ready, and that it is not when its books cannot be read', async () => {
    expect([(await get('/health')).statusCode, (await get('/health')).json()]).toEqual([
      200,
      { alive: true, ready: true },
    ]);
    Object.assign(county.books, { ready: () => Promise.reject(new Error('broken')) });
    expect([(await get('/health')).statusCode, (await get('/health')).json()]).toEqual([
      503,
      { alive: true, ready: false },
    ]);
  });

  it('turns everybody away while it stops, and says so to whoever watches', async () => {
    const session = await logIn(county.app, county.device);
    county.state.isStopping = true;
    const answer = await county.app.inject({ method: 'GET', url: '/v1/state', headers: session });
    expect([answer.statusCode, answer.headers['retry-after'], problemSchema.parse(answer.json()).code]).toEqual([
      503,
      '10',
      'stopping',
    ]);
    expect((await get('/health')).json()).toEqual({ alive: true, ready: false });
  });

  it('counts requests by route, bytes and outcomes, and names nobody', async () => {
    const [batch] = twoBatches(county.device);
    const pc = uploader(county.app, await logIn(county.app, county.device));
    await pc.create(batch);
    await pc.patch(batch, 0, batch.bytes);
    await pc.receipt(batch);
    const { body } = await get('/metrics');
    expect(body).toContain(`aid_upload_bytes_total ${batch.bytes.length}`);
    expect(body).toContain('aid_batches_total{outcome="receipt"} 1');
    expect(body).toMatch(/aid_http_requests_total\{route="\/v1\/batches\/:name",method="PATCH",status="204"\} 1/);
    for (const secret of [county.device.id, county.device.pc, batch.hash]) expect(body).not.toContain(secret);
  });

  it('marks every answer as the county’s and lets no cache keep it', async () => {
    for (const answer of [await get('/health'), await get('/nowhere'), await get('/v1/state'), await get('/%zz')])
      expect(answer.headers['aid-county']).toBe('1');
    expect((await get('/v1/state')).headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^[\w-]{12}$/) as string,
    });
  });
});

describe('the log', () => {
  const CANARIES = ['金丝雀张三', 'CANARY-330782199001010013', 'canary-token-7788'];
  const [person = '', number = '', token = ''] = CANARIES;

  it('holds nothing of what is sent, wherever it stands', async () => {
    const headers = { authorization: `Bearer ${token}`, 'x-request-id': number, 'content-type': 'application/json' };
    const broken = `{"device":"${person}", ${number}`;
    await county.app.inject({ method: 'POST', url: '/v1/challenge', headers, payload: broken });
    await county.app.inject({
      method: 'POST',
      url: '/v1/challenge',
      headers,
      payload: JSON.stringify({ device: person }),
    });
    await county.app.inject({
      method: 'POST',
      url: '/v1/enrol',
      headers,
      payload: JSON.stringify({ [person]: number }),
    });
    await county.app.inject({
      method: 'GET',
      url: `/v1/state?name=${encodeURIComponent(person)}&id=${number}`,
      headers,
    });
    await county.app.inject({ method: 'GET', url: `/${number}/${encodeURIComponent(person)}`, headers });
    await county.app.inject({ method: 'GET', url: `/%zz${number}`, headers });
    await county.app.inject({
      method: 'GET',
      url: `/v1/receipts/${number}`,
      headers: await logIn(county.app, county.device),
    });
    await county.app.inject({
      method: 'POST',
      url: '/v1/enrol',
      payload: enrolment(county.device, { code: 'C'.repeat(20) }),
    });
    const log = county.log();
    expect(log).toContain('"route":"/v1/challenge"');
    expect(log).toContain('"status":400');
    for (const canary of [...CANARIES, encodeURIComponent(person), 'C'.repeat(20)]) expect(log).not.toContain(canary);
  });

  it('holds a fault by its kind and place, never by its words; the sender gets the number under which it stands', async () => {
    Object.assign(county.books, { device: () => Promise.reject(new TypeError(`cannot read ${person}`)) });
    const session = await logInBefore();
    const answer = await county.app.inject({ method: 'GET', url: '/v1/state', headers: session });
    const problem = problemSchema.parse(answer.json());
    expect([answer.statusCode, problem.code]).toEqual([500, 'fault']);
    expect(county.log()).toContain(problem.detail);
    expect(county.log()).toContain('TypeError');
    expect(county.log()).not.toContain(person);
    expect(answer.body).not.toContain(person);
  });

  it('tells the code of a failed system call', () => {
    expect(describeError(Object.assign(new Error(person), { code: 'EIO' }))).toMatchObject({
      type: 'Error',
      code: 'EIO',
      message: '',
    });
    expect(describeError(person)).toEqual({ type: 'string', message: '', stack: '' });
  });

  /** A session that needs no books. */
  async function logInBefore() {
    const second = Math.floor(county.time.now / 1000);
    return { authorization: `Bearer ${county.service.sessions.token(county.device.id, second)}` };
  }
});
