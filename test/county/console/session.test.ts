import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storePassword } from '../../../county/auth/password.ts';
import { machine } from '../../../county/context.ts';
import { consoleSessions } from '../../../county/http/console/console-session.ts';
import type { RunningCounty } from '../../../county/start.ts';
import { countyFolder } from '../service/support/running-county.ts';
import { PASSWORD } from './support/password.ts';
import { makeUser } from './support/users.ts';

let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
beforeAll(async () => {
  folder = await countyFolder();
  // Calls need no built page.
  running = await folder.start(folder.folder, folder.root);
  await makeUser(running, 'chen', '陈审批', ['approver']);
});
afterAll(() => folder.remove());

const ask = (name: string, input: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${running.address}/console/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  });

/** Signs in and gives the headers of every later call. */
async function enter(user: string, password = PASSWORD) {
  const answer = await ask('sign-in', { user, password });
  const { token } = (await answer.json()) as { token: string };
  const written = answer.headers.get('set-cookie') ?? '';
  return { written, headers: { cookie: written.split(';')[0] ?? '', 'x-console-token': token } };
}

const outcome = async (answer: Response) => {
  const { code } = (await answer.json()) as { code?: string };
  return { status: answer.status, code };
};
const ALL = { text: '', states: [], township: null, batch: null, month: null, after: null };

describe('a session of the console', () => {
  it('is a cookie that no script reads and no other site sends', async () => {
    const { written } = await enter('chen');
    expect(written).toMatch(/^aid-console=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('opens nothing without the cookie, without the token beside it, or from another site', async () => {
    const { headers } = await enter('chen');
    expect((await ask('cases', ALL, headers)).status).toBe(200);
    const { cookie } = headers;
    expect(await outcome(await ask('cases', ALL))).toEqual({ status: 401, code: 'signed_out' });
    expect(await outcome(await ask('cases', ALL, { cookie }))).toEqual({ status: 403, code: 'foreign_page' });
    const foreign = { ...headers, 'sec-fetch-site': 'cross-site' };
    expect(await outcome(await ask('cases', ALL, foreign))).toEqual({ status: 403, code: 'foreign_page' });
    const other = await enter('chen');
    const mixed = { cookie, 'x-console-token': other.headers['x-console-token'] };
    expect(await outcome(await ask('cases', ALL, mixed))).toEqual({ status: 403, code: 'foreign_page' });
  });

  it('of a one-time password lets its owner choose another and nothing else', async () => {
    const first = running.firstUser;
    if (first === null) throw new Error('no first user');
    const { headers } = await enter(first.user, first.password);
    expect(await outcome(await ask('cases', ALL, headers))).toEqual({ status: 403, code: 'own_password' });
    const weak = { current: first.password, next: '一二一二一二一二一二一二' };
    expect(await outcome(await ask('change-password', weak, headers))).toEqual({ status: 422, code: 'weak_password' });
  });

  it('ends everywhere with a new password, and when its user is put out of use', async () => {
    await makeUser(running, 'li', '李查看', ['viewer']);
    const before = await enter('li');
    const next = '河边的两棵柳树一起绿了';
    expect((await ask('change-password', { current: PASSWORD, next }, before.headers)).status).toBe(200);
    expect(await outcome(await ask('cases', ALL, before.headers))).toEqual({ status: 401, code: 'signed_out' });
    const after = await enter('li', next);
    const password = await storePassword(next, 'own', machine.random);
    const gone = { user: 'li', name: '李查看', roles: ['viewer'], password, active: false } as const;
    expect((await running.county.books.changeUser(gone, 'cli')).ok).toBe(true);
    expect(await outcome(await ask('cases', ALL, after.headers))).toEqual({ status: 401, code: 'signed_out' });
    expect(await outcome(await ask('sign-in', { user: 'li', password: next }))).toEqual({
      status: 401,
      code: 'wrong_password',
    });
  });

  it('slows whoever guesses one user’s password, and answers as for a user there is none', async () => {
    const codes: (number | string | undefined)[] = [];
    for (let n = 0; n < 9; n++) codes.push((await ask('sign-in', { user: 'nobody', password: `guess ${n}` })).status);
    expect(codes).toEqual([...Array<number>(8).fill(401), 429]);
  });

  it('refuses members it does not know', async () => {
    const { headers } = await enter('chen');
    expect((await ask('cases', { ...ALL, sort: 'name' }, headers)).status).toBe(400);
  });

  it('runs out after half an hour without a call, and after ten hours with them', () => {
    const sessions = consoleSessions(new Uint8Array(32), '210502');
    const begun = sessions.begin('chen', 1_000_000, new Uint8Array(16));
    const cookie = sessions.write(begun, 'stored');
    expect(sessions.read(cookie, 'stored', 1_000_000 + 1800)).toEqual(begun);
    expect(sessions.read(cookie, 'stored', 1_000_000 + 1801)).toBeNull();
    expect(sessions.read(cookie, 'stored again', 1_000_001)).toBeNull();
    const late = { ...begun, renewedAt: 1_000_000 + 36_000 };
    expect(sessions.read(sessions.write(late, 'stored'), 'stored', 1_000_000 + 36_000)).toEqual(late);
    expect(sessions.read(sessions.write(late, 'stored'), 'stored', 1_000_000 + 36_001)).toBeNull();
    for (let place = 0; place < cookie.length; place++) {
      const other = cookie[place] === 'A' ? 'B' : 'A';
      const changed = `${cookie.slice(0, place)}${other}${cookie.slice(place + 1)}`;
      expect(sessions.read(changed, 'stored', 1_000_001)).toBeNull();
    }
  });
});
