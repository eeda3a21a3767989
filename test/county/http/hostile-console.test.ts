import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../county/console/api/calls.ts';
import type { RunningCounty } from '../../../county/start.ts';
import { makeCases } from '../console/support/console-page.ts';
import { PASSWORD } from '../console/support/password.ts';
import { makeUser } from '../console/support/users.ts';
import { countyFolder } from '../service/support/running-county.ts';

let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let send: (name: string, body: string) => Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;

beforeAll(async () => {
  folder = await countyFolder();
  running = await folder.start(folder.folder, folder.root);
  await makeCases(running);
  await makeUser(running, 'zhao', '赵审付', ['approver', 'payer']);
  const post = (name: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${running.address}/console/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const entered = await post('sign-in', JSON.stringify({ user: 'zhao', password: PASSWORD }));
  const { token } = (await entered.json()) as { token: string };
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  send = async (name, body) => {
    const answer = await post(name, body, { cookie, 'x-console-token': token });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
});
afterAll(() => folder.remove());

const cases = async (text = '') => {
  const input: CallInput<'cases'> = { text, states: [], township: null, batch: null, month: null, after: null };
  return send('cases', JSON.stringify(input));
};
const events = async (): Promise<number> => (await running.county.books.ready()).events;

/** As text in the place of an amount: what JavaScript would make a number of, and what no number is. */
const NO_AMOUNTS = [
  'null',
  'true',
  'false',
  '"12"',
  '""',
  '[12]',
  '{}',
  '-1',
  '0.5',
  '1e21',
  '1e400',
  '9007199254740993',
  '-9007199254740993',
  'NaN',
  '012',
  '12,"approvedFen":12,"amountFen":12,"totalFen":12',
] as const;
const RECORD = '{"batch":1,"place":0}';
const MARK = `"${'0'.repeat(64)}"`;

describe('B88: an amount', () => {
  it.each(NO_AMOUNTS)(
    'that is %s is refused by every call that takes one, and the books are as they were',
    async (amount) => {
      const before = await events();
      const payments = `[{"record":${RECORD},"amountFen":12}]`;
      const calls: readonly (readonly [string, string])[] = [
        ['decide', `{"record":${RECORD},"decision":"approved","approvedFen":${amount},"reason":"","places":[]}`],
        [
          'decide',
          `{"record":${RECORD},"decision":"approved","approvedFen":1,"reason":"","places":[],"seen":{"state":"accepted","approvedFen":${amount === 'null' ? '"null"' : amount}}}`,
        ],
        ['pay', `{"totalFen":${amount},"payments":${payments},"mark":${MARK},"paidOn":"2026-11-20"}`],
        [
          'pay',
          `{"totalFen":12,"payments":[{"record":${RECORD},"amountFen":${amount}}],"mark":${MARK},"paidOn":"2026-11-20"}`,
        ],
        ['export-pay-list', `{"totalFen":${amount},"payments":${payments},"form":"csv"}`],
        ['export-pay-list', `{"totalFen":12,"payments":[{"record":${RECORD},"amountFen":${amount}}],"form":"xlsx"}`],
        ['enter-paid', `{"record":${RECORD},"amountFen":${amount},"paidOn":"2026-11-20","reason":"回单"}`],
      ];
      for (const [name, body] of calls) {
        const answer = await send(name, body);
        expect([name, body, answer.status, answer.body['code']]).toEqual([name, body, 400, 'bad_request']);
      }
      expect(await events()).toBe(before);
    },
  );

  it('that is one is judged by the books, so that the refusals above are about the amount and nothing else', async () => {
    const refused = await send(
      'decide',
      `{"record":${RECORD},"decision":"approved","approvedFen":999999999999,"reason":"","places":[]}`,
    );
    expect(refused.status).not.toBe(400);
    const { body } = await cases();
    const [row] = body['rows'] as { record: object; payableFen: number; state: string }[];
    const input = {
      record: row?.record,
      decision: 'approved',
      approvedFen: row?.payableFen,
      reason: '已核对',
      places: [],
    };
    expect((await send('decide', JSON.stringify(input))).status).toBe(200);
  });
});

describe('B93: text that means something to a database', () => {
  it.each([
    "' OR 1=1 --",
    "'); drop table record; --",
    '%',
    '_%',
    '*',
    '\\',
    '$1',
    '" or ""="',
    '{"$ne":null}',
    '[$regex]',
    "1' union select sealed from record --",
    'pg_sleep(10)',
    "a' || 'b",
  ])('is looked for as it is, finds nobody, and everything is still there: %s', async (text) => {
    const all = await cases();
    expect(all.body['rows']).not.toHaveLength(0);
    const found = await cases(text);
    expect([found.status, found.body['rows']]).toEqual([200, []]);
    expect((await cases()).body).toEqual(all.body);
  });

  it.each(['township', 'month', 'batch', 'after', 'states'])('is no %s', async (name) => {
    const input = { text: '', states: [], township: null, batch: null, month: null, after: null };
    for (const bad of ["1' or '1'='1", { $ne: null }, [{ $gt: '' }]]) {
      const answer = await send('cases', JSON.stringify({ ...input, [name]: bad }));
      expect([name, answer.status]).toEqual([name, 400]);
    }
  });

  it('is kept and shown as it is where people write words', async () => {
    const { body } = await cases();
    const [row] = body['rows'] as { record: object }[];
    const reason = '\'); delete from decision; -- {"$ne": null} %s $1 \\';
    const input = {
      record: row?.record,
      decision: 'returned',
      approvedFen: 0,
      reason,
      places: [{ field: 'person.name', comment: reason }],
    };
    expect((await send('decide', JSON.stringify(input))).status).toBe(200);
    const seen = await send('case', JSON.stringify({ record: row?.record }));
    expect(JSON.stringify(seen.body)).toContain(JSON.stringify(reason).slice(1, -1));
  });
});
