import { request } from 'node:https';
import { expect as expectPage } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOOD } from '../../sync/support/certificates.ts';
import { consoleCounty, makeCases, signIn } from './support/console-page.ts';
import { PASSWORD } from './support/password.ts';
import { makeUser } from './support/users.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty({ isTls: true });
  await makeCases(county.running);
  await makeUser(county.running, 'chen', '陈审批', ['approver']);
}, 300_000);
afterAll(() => county.close());

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

/** One request over TLS from somebody who trusts the county's certificate. */
function send(path: string, input: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const method = input === undefined ? 'GET' : 'POST';
  const type = input === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const asked = request(
      `${county.running.address}${path}`,
      { ca: GOOD, method, headers: { ...type, ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => void parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(input === undefined ? undefined : JSON.stringify(input));
  });
}

describe('the console over HTTPS', () => {
  it('gives a cookie that only this host gets, only over TLS, and no script', async () => {
    const { headers, body } = await send('/console/api/sign-in', { user: 'chen', password: PASSWORD });
    const [written] = headers['set-cookie'] as readonly string[];
    expect(written).toMatch(/^__Host-aid-console=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    const { token } = JSON.parse(body) as { readonly token: string };
    const [cookie = ''] = (written ?? '').split(';');
    const ask = (given: string) => send('/console/api/batches', {}, { cookie: given, 'x-console-token': token });
    expect((await ask(cookie)).status).toBe(200);
    // Without its prefix any page of a neighbouring host could have set it.
    expect((await ask(cookie.replace('__Host-', ''))).status).toBe(401);
  });

  it('lets the page run only its own files, in nobody’s frame, kept by no browser', async () => {
    const { headers } = await send('/console/', undefined);
    const policy = String(headers['content-security-policy']);
    const nonce = /'nonce-([A-Za-z0-9+/=]{20,})'/.exec(policy)?.[1] ?? '';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ]);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(String((await send('/console/', undefined)).headers['content-security-policy'])).not.toBe(policy);
    const answer = await send('/console/api/session', {});
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  it('keeps the session from scripts and runs no script that was put into the page', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await expectPage(page.getByRole('heading', { name: '案件' })).toBeVisible();
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' });
    const seen = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.wasRun = true';
      document.body.append(script);
      const outside = await fetch('https://127.0.0.1:9/').then(
        () => 'asked',
        () => 'refused',
      );
      return { cookie: document.cookie, kept: Object.keys(localStorage), wasRun: 'wasRun' in window, outside };
    });
    expect(seen).toEqual({ cookie: '', kept: [], wasRun: false, outside: 'refused' });
    await page.context().close();
  });
});
