import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { STAYS } from '../../support/invented-case.ts';
import { accept, assessed, confirmed, draft, review, settle } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
let count = 400;

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
beforeEach(() => {
  count += 2;
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

const [first, second, third] = STAYS;
if (first === undefined || second === undefined || third === undefined) throw new Error('Three stays are needed');

const personId = async (idNumber: string): Promise<string> => {
  const { match } = await window.ask('person/find', { idNumber, except: 'none' });
  if (match === null) throw new Error('Nobody has this number');
  return match.id;
};

test('what one person was given under two numbers is paid once: the merge lists what moves, and taking it back restores it', async () => {
  const [own, wrong] = [ownCase(count), ownCase(count + 1)];
  const right = await confirmed(window, own.form([first]));
  const twice = await confirmed(window, wrong.form([third]));
  const whole = await confirmed(window, ownCase(count + 100).form([first, third]));
  const total = whole.settlement?.payable ?? 0;
  const paid = (right.settlement?.payable ?? 0) + (twice.settlement?.payable ?? 0);
  expect(paid).not.toBe(total);

  const files = { kept: await personId(own.idNumber), gone: await personId(wrong.idNumber) };
  const { rows: preview } = await window.ask('people/mergePreview', files);
  const [moved] = preview.filter(({ id }) => id === twice.id);
  expect(moved).toMatchObject({ number: twice.number, isDue: true, before: twice.settlement?.payable });
  expect((await window.ask('application/outdated', {})).rows).toEqual([]);

  await window
    .invoke('people/merge', { ...files, reason: ' ' })
    .then((refused) => expect(refused).toMatchObject({ ok: false, error: { code: 'REASON_REQUIRED' } }));
  const merged = await window.ask('people/merge', { ...files, reason: '同一人，证件号曾录错' });
  const [mergeId = ''] = merged.merged.map(({ mergeId: id }) => id);
  expect(merged.applications.map(({ id }) => id).sort()).toEqual([right.id, twice.id].sort());
  const outdated = await window.ask('application/outdated', {});
  expect(outdated.rows.map(({ id }) => id).sort()).toEqual(preview.map(({ id }) => id).sort());
  const ledger = await window.ask('ledger/person', { idNumber: wrong.idNumber });
  expect(ledger.rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(paid);

  // What taking it back would move is said before as well: once the cases are settled as of one person, apart they move.
  expect((await window.ask('people/unmergePreview', { mergeId })).rows).toEqual([]);
  for (;;) {
    const [next] = (await window.ask('application/outdated', {})).rows;
    if (next === undefined) break;
    await window.ask('application/resettle', { id: next.id, revision: next.revision, expected: next.after ?? 0 });
  }
  const apart = await window.ask('people/unmergePreview', { mergeId });
  expect(apart.rows).not.toEqual([]);
  for (const { id, after } of apart.rows) {
    expect(after).toBe((id === right.id ? right : twice).settlement?.payable);
  }
  expect((await window.ask('people/get', { id: files.kept })).merged).toHaveLength(1);

  await window.ask('people/unmerge', { mergeId, reason: '核对后确是两个人' });
  expect((await window.ask('application/outdated', {})).rows.map(({ id }) => id)).toEqual(
    apart.rows.map(({ id }) => id),
  );
  expect((await window.ask('people/get', { id: files.kept })).merged).toEqual([]);
});

test('a newborn’s bill is not paid again, and the ledger goes on, once the number is there', async () => {
  const mother = ownCase(count);
  const registered = ownCase(count + 1);
  const newborn = {
    idType: 'newborn',
    idNumber: `${mother.idNumber}-01`,
    sex: 'male',
    birthDate: '2023-02-20',
  } as const;
  const typed = mother.form([first]);
  const form = { ...typed, person: { ...typed.person, ...newborn, name: '佟小宝' } };
  const settled = await confirmed(window, form);
  expect(settled.form.person.idNumber).toBe(newborn.idNumber);

  const { match } = await window.ask('person/find', { idNumber: newborn.idNumber, except: 'none' });
  const file = await window.ask('people/get', { id: match?.id ?? '' });
  const complete = {
    ...file.form,
    person: { ...file.form.person, idType: 'household_booklet', idNumber: registered.idNumber },
  } as const;
  const target = { id: file.id, revision: file.revision };
  expect(await window.invoke('people/save', { target, form: complete, reason: '' })).toMatchObject({
    ok: false,
    error: { code: 'REASON_REQUIRED' },
  });
  const saved = await window.ask('people/save', { target, form: complete, reason: '已上户口', numberEnd: 'changed' });
  expect(saved).toMatchObject({ id: file.id, formerNumbers: [{ idType: 'newborn', idNumber: newborn.idNumber }] });

  const again = await draft(
    window,
    registered.form([{ ...first, bill: [first.bill[0], settled.form.visits[0]?.bill.number ?? '', ''] }]),
  );
  const sameBill = again.form.visits.map((visit) => ({ ...visit, bill: settled.form.visits[0]?.bill ?? visit.bill }));
  await window.ask('application/saveDraft', {
    id: again.id,
    revision: again.revision,
    form: { ...again.form, visits: sameBill },
  });
  expect(await window.invoke('application/accept', { id: again.id, revision: again.revision + 1 })).toMatchObject({
    ok: false,
    error: { code: 'DUPLICATE_BILL' },
  });

  const next = await draft(window, registered.form([second]));
  expect(await assessed(window, next)).toMatchObject({ alreadyPaid: settled.settlement?.payable });
  await settle(window, await accept(window, next));
  const ledger = await window.ask('ledger/person', { idNumber: registered.idNumber });
  expect(new Set(ledger.rows.map(({ applicationNumber }) => applicationNumber)).size).toBe(2);
});

test('the approval form names the household as it was on the day of the application', async () => {
  const own = ownCase(count);
  const settled = await confirmed(window, own.form([first]));
  const head = await window.ask('people/save', {
    form: {
      account: settled.form.account,
      person: { ...settled.form.person, idNumber: ownCase(count + 1).idNumber, name: '佟大山' },
    },
    reason: '',
  });
  const members = [
    { personId: head.id, relation: 'head' as const },
    { personId: await personId(own.idNumber), relation: 'parent' as const },
  ];
  const described = { number: '户-0017', address: '', village: '' };
  await window.ask('household/found', { described, members, on: '2020-01-01' });
  await window.ask('paper/make', { applicationId: settled.id, kind: 'approval' });
  const call = window.host.calls.at(-1);
  for (const part of ['佟大山', '父母', '户-0017']) expect(call?.call === 'pdf' && call.html.includes(part)).toBe(true);
});

test('a merge after the review of a case stands beside it until it is sealed, and so does its undoing', async () => {
  const own = ownCase(count);
  const kept = await confirmed(window, own.form([first]));
  const seen = async () =>
    (await window.ask('batch/waiting', {})).merged.filter(({ applicationId }) => applicationId === kept.id);
  await confirmed(window, ownCase(count + 1).form([second]));
  const files = { kept: await personId(own.idNumber), gone: await personId(ownCase(count + 1).idNumber) };
  window.clock.pass(60);
  const before = await window.ask('people/merge', { ...files, reason: '先合并再复核' });
  const [earlier] = before.merged;
  await window.ask('people/unmerge', { mergeId: earlier?.mergeId ?? '', reason: '再分开' });
  window.clock.pass(60);
  await review(window, [kept.id]);
  expect(await seen()).toEqual([]);
  window.clock.pass(60);
  const after = await window.ask('people/merge', { ...files, reason: '同一人' });
  expect(await seen()).toMatchObject([{ what: '合并个人档案', reason: '同一人' }]);
  window.clock.pass(60);
  await window.ask('people/unmerge', { mergeId: after.merged[0]?.mergeId ?? '', reason: '弄错了' });
  expect(await seen()).toMatchObject([{ what: '撤销合并个人档案', reason: '弄错了' }]);
});
