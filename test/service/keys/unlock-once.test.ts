import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { orderDesk } from '../../county/support/orders.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STATION } from '../../support/invented-case.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

const NEW_PASSWORD = '青石板上三只旧茶壶';
const desk = orderDesk();
const otherDesk = orderDesk(testCounty('elsewhere'));

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(desk.county.publicFile));
  await window.ask('session/lock', {});
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

async function request(from: Window = window): Promise<string> {
  const status = await from.ask('app/status', {});
  if (status.state !== 'locked') throw new Error('Not locked');
  return (await from.ask('keys/makeUnlockRequest', { userId: status.users[0]?.id ?? '' })).text;
}

let count = 0;

/** The county's answer to the text of a request: its file and its code. */
function answer(text: string, now?: string, at = desk): { readonly file: string; readonly code: string } {
  count += 1;
  const [asked, out] = [`${count}.aidrequest.json`, `${count}.aidorder.json`];
  at.write(asked, text);
  const { code, out: said, err } = at.run(['unlock', asked, '--key', 'secret.json', '--out', out], now);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return { file: at.read(out), code: /解锁码　　(\S+)/.exec(said)?.[1] ?? '' };
}

const enter = (text: string, newPassword = NEW_PASSWORD, at = window) =>
  at.invoke('keys/unlockOnce', { answer: text, newPassword });
const refusal = (text: string, at = window) =>
  at.refused('keys/unlockOnce', { answer: text, newPassword: NEW_PASSWORD });

test.each(['file', 'code'] as const)('the %s opens once, with a new password and a new recovery code', async (kind) => {
  const text = await request();
  const given = answer(text);
  const entered = await enter(given[kind]);
  expect(entered).toMatchObject({
    ok: true,
    value: { recoveryCode: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{2,4}){8}$/) },
  });
  const filter = { userId: null, group: null, about: '', from: null, to: null };
  const { rows } = await window.ask('audit/list', { filter, before: 0, limit: 5 });
  expect(JSON.stringify(rows[0])).toContain('凭县级解锁进入');
  expect(JSON.stringify(rows[0])).toContain(desk.county.publicFile.keyId);
  await window.ask('session/lock', {});
  expect(await unlock(window)).toMatchObject({ ok: false, error: { code: 'WRONG_PASSWORD' } });
  window.clock.pass(2);
  expect(await unlock(window, NEW_PASSWORD)).toEqual({ ok: true, value: {} });
  await window.ask('session/lock', {});

  expect(await refusal(given.file)).toEqual({ code: 'UNLOCK_USED' });
  expect(await refusal(given.code)).toEqual({ code: 'UNLOCK_NO_REQUEST' });
  await request();
  expect(await refusal(given.file)).toEqual({ code: 'UNLOCK_USED' });
  expect(await refusal(given.code)).toEqual({ code: 'WRONG_UNLOCK_CODE' });
});

test('the old recovery code is spent, and a second request is answered as well as the first', async () => {
  await enter(answer(await request()).code);
  await window.ask('session/lock', {});
  window = await window.restart();
  const second = await enter(answer(await request()).file, '又换了一个密码七八九');
  expect(second).toMatchObject({ ok: true });
});

test('what waits is shown after a restart, with the same text', async () => {
  expect(await window.ask('keys/unlockRequest', {})).toEqual({ isReady: true, request: null });
  const text = await request();
  window = await window.restart();
  expect(await window.ask('keys/unlockRequest', {})).toMatchObject({
    isReady: true,
    request: { text, userName: STATION.userName, isOver: false },
  });
  const { path } = await window.ask('keys/saveUnlockRequest', {});
  expect(readFileSync(path ?? '', 'utf8')).toBe(text);
});

describe('an answer is refused', () => {
  test('when it is typed wrongly, with the group that is wrong', async () => {
    const { code } = answer(await request());
    const wrong = `${code.slice(0, 14)}${code[14] === '7' ? '8' : '7'}${code.slice(15)}`;
    expect(await refusal(wrong)).toEqual({ code: 'UNLOCK_CODE_GROUPS', detail: { groups: '3' } });
    expect(await refusal(code.slice(0, -1))).toEqual({ code: 'UNLOCK_CODE_GROUPS', detail: { groups: '8' } });
    expect(await refusal(code.slice(0, 10))).toEqual({ code: 'UNLOCK_CODE_LENGTH', detail: { count: 9 } });
    // What the checks alone find costs no wait; the code typed rightly still opens.
    expect(await enter(code.toLowerCase().replaceAll('-', ' '))).toMatchObject({ ok: true });
  });

  test('when the file was altered, is something else, or comes from another county', async () => {
    const text = await request();
    const { file } = answer(text);
    expect(await refusal(file.replace(/"issuedAt": "2023/, '"issuedAt": "2022'))).toEqual({ code: 'ORDER_ALTERED' });
    expect(await refusal(file.replace('"kind"', '"more": 1, "kind"'))).toEqual({ code: 'ORDER_UNREADABLE' });
    expect(await refusal('{}')).toEqual({ code: 'ORDER_UNREADABLE' });
    const device = (JSON.parse(text) as { readonly device: string }).device;
    const args = [
      '--key',
      'secret.json',
      '--device',
      device,
      '--pc',
      '210521198-A',
      '--no',
      '1号',
      '--until',
      '2023-12-31',
    ];
    for (const at of [desk, otherDesk])
      expect(at.run(['permit', 'p.aidorder.json', ...args])).toMatchObject({ code: 0 });
    expect(await refusal(desk.read('p.aidorder.json'))).toEqual({ code: 'ORDER_UNREADABLE' });
    expect(await refusal(otherDesk.read('p.aidorder.json'))).toMatchObject({ code: 'ORDER_OTHER_COUNTY' });
  });

  test('on another PC of the same county, file and code', async () => {
    const mine = answer(await request());
    const there = testFolder();
    const other = openWindow(there.dataDir, there.packsDir);
    await setUp(other, JSON.stringify(desk.county.publicFile));
    await other.ask('session/lock', {});
    await request(other);
    expect(await refusal(mine.file, other)).toEqual({
      code: 'ORDER_OTHER_DEVICE',
      detail: { pc: STATION.townshipName },
    });
    expect(await refusal(mine.code, other)).toEqual({ code: 'WRONG_UNLOCK_CODE' });
    await other.close();
    there.remove();
  });

  test('when a newer request took the place of its own', async () => {
    const first = answer(await request());
    const second = answer(await request());
    expect(await refusal(first.file)).toEqual({ code: 'UNLOCK_OTHER_REQUEST' });
    expect(await refusal(first.code)).toEqual({ code: 'WRONG_UNLOCK_CODE' });
    window.clock.pass(60);
    expect(await enter(second.code)).toMatchObject({ ok: true });
  });

  test('after seven days, by the clock of the PC or the county, and before its request by the clock', async () => {
    const text = await request();
    const day = (JSON.parse(text) as { readonly at: string }).at;
    const atDay = (days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString();
    const given = answer(text, atDay(6));
    window.clock.pass(7 * 86_400 + 1);
    expect(await refusal(given.code)).toMatchObject({ code: 'UNLOCK_EXPIRED' });
    expect(await refusal(given.file)).toMatchObject({ code: 'UNLOCK_EXPIRED' });
    expect(await window.ask('keys/unlockRequest', {})).toMatchObject({ request: { isOver: true } });
    window.clock.pass(-7 * 86_400 - 3600);
    expect(await refusal(given.code)).toMatchObject({ code: 'UNLOCK_CLOCK' });
    desk.write('late.aidrequest.json', text);
    expect(desk.run(['unlock', 'late.aidrequest.json', '--key', 'secret.json'], atDay(7.1))).toMatchObject({
      code: 1,
      err: expect.stringContaining('超过 7 天'),
    });
  });

  test('with a password nobody should take, and then it is not spent', async () => {
    const { code } = answer(await request());
    expect(await enter(code, '1234567')).toMatchObject({ ok: false, error: { code: 'PASSWORD_TOO_SHORT' } });
    expect(await enter(code)).toMatchObject({ ok: true });
  });

  test('after wrong codes only with a wait, like a password', async () => {
    const first = answer(await request());
    const second = answer(await request());
    expect(await refusal(first.code)).toEqual({ code: 'WRONG_UNLOCK_CODE' });
    expect(await refusal(second.code)).toEqual({ code: 'WAIT_BEFORE_RETRY', detail: { seconds: 1 } });
  });
});

test('the request put back after its answer was used opens nothing: its number is among the spent ones', async () => {
  const { code, file } = answer(await request());
  const place = join(window.dataDir, 'unlock-request.json');
  const before = readFileSync(place);
  await enter(code);
  await window.ask('session/lock', {});
  writeFileSync(place, before);
  expect(await refusal(file)).toEqual({ code: 'UNLOCK_USED' });
  expect(await refusal(code)).toEqual({ code: 'UNLOCK_NO_REQUEST' });
});

test('a PC without a county key says that it cannot, and is ready from the log-in after the key came', async () => {
  const bare = testFolder();
  const other = openWindow(bare.dataDir, bare.packsDir);
  await setUp(other);
  await other.ask('session/lock', {});
  expect(await other.ask('keys/unlockRequest', {})).toEqual({ isReady: false, request: null });
  const status = await other.ask('app/status', {});
  const userId = status.state === 'locked' ? (status.users[0]?.id ?? '') : '';
  expect(await other.refused('keys/makeUnlockRequest', { userId })).toEqual({ code: 'UNLOCK_NOT_READY' });
  expect(await refusal('x', other)).toEqual({ code: 'UNLOCK_NOT_READY' });
  await unlock(other);
  await other.ask('station/importCountyKey', { text: JSON.stringify(desk.county.publicFile) });
  await other.ask('session/lock', {});
  expect(await enter(answer(await request(other)).code, NEW_PASSWORD, other)).toMatchObject({ ok: true });
  await other.close();
  bare.remove();
});

test('while somebody is logged in there is nothing to ask for', async () => {
  await unlock(window);
  expect(await window.refused('keys/makeUnlockRequest', { userId: 'x' })).toEqual({ code: 'NOT_LOCKED' });
  expect(await refusal('x')).toEqual({ code: 'NOT_LOCKED' });
  expect(await window.ask('keys/unlockRequest', {})).toEqual({ isReady: false, request: null });
});
