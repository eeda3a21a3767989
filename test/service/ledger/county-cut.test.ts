import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ApplicationForm, emptyIdentity } from '#shared/domain/application-form.ts';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { decisionOn, join, meet, openCounty, type OpenCounty } from '../support/county-line.ts';
import { assessed, confirmed, draft, reviewed, sealAll } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { readText } from '../../print/read-paper.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;
let said: number;

beforeEach(async () => {
  said = 0;
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, county.address);
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

const own = ownCase(940);
const form = (month: string, cost: string, bill: number, change: Partial<ApplicationForm> = {}) =>
  own.form([plainStay(`2023-${month}-01`, `2023-${month}-10`, cost, bill)], change);

/** A sealed application, sent, with what the county calls it. */
async function sent(typed: ApplicationForm) {
  const { id, revision } = await reviewed(window, typed);
  const { fileName } = await sealAll(window, [id]);
  const { number } = await window.ask('application/get', { id });
  const file = readFileSync(joinPath(folder.dataDir, 'batches', fileName));
  const { records, totalFen } = batchHeaderSchema.parse(
    JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')),
  );
  await meet(window);
  return { id, payable: totalFen, subject: { id, number: number ?? '', revision, record: records[0] ?? '' } };
}
type Sent = Awaited<ReturnType<typeof sent>>;

async function decide({ subject }: Sent, parts: Parameters<typeof decisionOn>[2]): Promise<void> {
  said += 1;
  county.books.give(decisionOn(said, subject, { reason: '核减', at: '2023-10-19T09:00:00.000+08:00', ...parts }));
  expect(await meet(window)).toMatchObject({ trouble: null });
}
const cut = (of: Sent, approvedFen: number) => decide(of, { decision: 'partly', approvedFen });

const aidOf = ({ visits }: Awaited<ReturnType<typeof assessed>>, fund: string): number =>
  visits
    .flatMap(({ isCurrent, aid }) => (isCurrent ? aid : []))
    .reduce((sum, each) => sum + (each.fund === fund ? each.amount : 0), 0);
const basicCap = async () => {
  const { caps, rows } = await window.ask('ledger/person', { idNumber: own.idNumber });
  const cap = caps.find(({ pool, year }) => pool === 'basic' && year === 2023);
  const behind = rows
    .filter(({ year, fund }) => cap?.years.includes(year) === true && cap.funds.includes(fund))
    .reduce((sum, { amount }) => sum + amount, 0);
  return { used: cap?.used, remaining: cap?.remaining, behind };
};

test('what the county cut is free again for a later case: the cut itself is not paid after all', async () => {
  // 70 % of 24,000 is 16,800 of the yearly 20,000; of what is left over 3,000 another 70 %.
  const first = await sent(form('03', '24000.00', 1));
  const typed = await draft(window, form('05', '10000.00', 2));
  expect(aidOf(await assessed(window, typed), 'basic')).toBe(320_000);

  // All of the second fund goes first, then 4,800 of the first.
  const tilt = first.payable - 1_680_000;
  await cut(first, first.payable - tilt - 480_000);
  const after = await assessed(window, typed);
  expect(aidOf(after, 'basic')).toBe(700_000);
  // 12,000 granted: 20,000 less 12,000 leaves 8,000, of which 7,000 is due. Nothing of the cut is.
  expect(after.payable).toBe(after.totalAid);
  expect(after.alreadyPaid).toBe(0);
  expect(after.caps.find(({ pool }) => pool === 'basic')).toMatchObject({ before: 1_200_000, now: 700_000 });
  expect(after.trace.slice(0, 2).map(({ text }) => text)).toEqual([
    expect.stringContaining(`县级2023年10月19日部分批准申请 ${first.subject.number}：申请`),
    expect.stringContaining(
      '2023 年度此前的申请按县级批准的结果计入期初，不再重算：计入个人负担 19,200.00 元、已批准救助 12,000.00 元（基本救助 12,000.00 元）。',
    ),
  ]);
  expect(await basicCap()).toEqual({ used: 1_200_000, remaining: 800_000, behind: 1_200_000 });
  const scope = { kind: 'chosen' as const, applicationIds: [first.id] };
  expect((await window.ask('paper/candidates', scope)).rows).toMatchObject([
    { payable: first.payable, granted: 1_200_000 },
  ]);
});

test('the register of a month says how many applications the county granted, and how much; what it gave back is not among them', async () => {
  const register = async (): Promise<string> => {
    await window.ask('paper/makeList', { kind: 'periodList', from: '2023-01-01', to: '2023-12-31' });
    const paper = window.host.calls.findLast((call) => call.call === 'pdf');
    return readText(paper?.html ?? '').replaceAll(/\s+/g, '');
  };
  const first = await sent(form('03', '4000.00', 1));
  const second = await sent(form('05', '1000.00', 2));
  expect(await register()).toContain('县级已批准0份县级批准金额0.00元');
  await cut(first, 123_456);
  await decide(second, { decision: 'returned', approvedFen: 0 });
  expect(await register()).toContain('县级已批准1份县级批准金额1,234.56元');
});

test('a deductible that the cut case had used up is not asked for again', async () => {
  const edge = { identities: [{ ...emptyIdentity('i1'), category: 'dibao_edge', from: '2023-01-01' }] };
  const first = await sent(form('03', '4000.00', 1, edge));
  expect(first.payable).toBe(120_000);
  await cut(first, 50_000);
  // 60 % of all of it: the 2,000 lie in the burden of the first.
  expect(aidOf(await assessed(window, await draft(window, form('05', '1000.00', 2, edge))), 'basic')).toBe(60_000);
});

test('a decision taken back counts no more, and each is told once to the settled case that it moves', async () => {
  const first = await sent(form('03', '24000.00', 1));
  const second = await reviewed(window, form('05', '10000.00', 2));
  const outdated = async () => (await window.ask('application/outdated', {})).rows;
  expect(await outdated()).toEqual([]);
  await cut(first, 1_200_000);
  expect(await outdated()).toMatchObject([{ id: second.id, cause: first.subject.number, isDue: true }]);
  await expect(sealAll(window, [second.id])).rejects.toThrow('SETTLEMENT_OUTDATED');
  await decide(first, { decision: 'approved', approvedFen: first.payable });
  expect(await outdated()).toEqual([]);
  await sealAll(window, [second.id]);
});

test('what was settled after a cut and sealed is entered to the fen, and asks nothing of the next form', async () => {
  const first = await sent(form('03', '24000.00', 1));
  await cut(first, 1_200_000);
  const second = await sent(form('05', '10000.00', 2));
  const { rows } = await window.ask('ledger/person', { idNumber: own.idNumber });
  expect(rows.filter(({ kind }) => kind === 'opening')).toEqual([]);
  expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(1_200_000 + second.payable);
  const third = await assessed(window, await draft(window, form('07', '5000.00', 3)));
  expect(third).toMatchObject({ status: 'settled' });
  // 20,000 less 12,000 less 7,000.
  expect(aidOf(third, 'basic')).toBe(100_000);
  // The cut taken back: no form says less of other places than the second did.
  await decide(first, { decision: 'approved', approvedFen: first.payable });
  expect((await assessed(window, await draft(window, form('08', '5000.00', 4)))).status).toBe('settled');
});

test('what the county gave back counts nothing until it is put right', async () => {
  const first = await sent(form('03', '24000.00', 1));
  const typed = await draft(window, form('05', '10000.00', 2));
  await decide(first, { decision: 'returned', approvedFen: 0 });
  expect(aidOf(await assessed(window, typed), 'basic')).toBe(700_000);
  const { rows } = await window.ask('ledger/person', { idNumber: own.idNumber });
  expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  const second = await confirmed(window, form('06', '2000.00', 5));
  expect(await basicCap()).toEqual({ used: 140_000, remaining: 1_860_000, behind: 140_000 });
  // Put right, it settles the year anew beside what was given meanwhile.
  const { revision } = await window.ask('application/get', { id: first.id });
  await window.ask('sync/correct', { id: first.id, revision });
  const again = await window.ask('application/get', { id: first.id });
  const settled = await assessed(window, again);
  expect(settled.alreadyPaid).toBe(140_000);
  expect(second.status).toBe('settled');
});

test('what others had only because of a case that is settled again is not paid twice in a closed year', async () => {
  // Of three equal stays none reaches the 3,000 of the second fund alone, the three together do.
  const [a, b] = [form('03', '3000.00', 1), form('05', '4000.00', 2)];
  const first = await sent(a);
  const second = await confirmed(window, b);
  const third = await sent(form('07', '6000.00', 3));
  await cut(first, first.payable - 10_000);
  const all = await assessed(window, second);
  const whole = await assessed(
    window,
    await draft(window, {
      ...ownCase(941).form([
        plainStay('2023-03-01', '2023-03-10', '3000.00', 11),
        plainStay('2023-05-01', '2023-05-10', '4000.00', 12),
        plainStay('2023-07-01', '2023-07-10', '6000.00', 13),
      ]),
    }),
  );
  const { id, revision } = await window.ask('application/get', { id: second.id });
  await window.ask('application/reopen', { id, revision, reason: '重新测算' });
  const again = await assessed(window, await window.ask('application/get', { id }));
  expect(first.payable + again.payable + third.payable).toBe(whole.totalAid);
  expect(all.payable).toBe(again.payable);
});
