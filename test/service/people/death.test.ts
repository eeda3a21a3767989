import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import { STAYS } from '../../support/invented-case.ts';
import { accept, draft } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

const [march, may] = STAYS;
if (march === undefined || may === undefined) throw new Error('Two stays are needed');

const seen = ({ id, form }: ApplicationDetail) => window.ask('application/assess', { id, form });

/** Two people under one roof; the first of them dies on a day. */
async function widowed(count: number, on: string) {
  const [own, other] = [ownCase(count), ownCase(count + 1)];
  const ids: string[] = [];
  for (const each of [own, other]) {
    const { person, account } = each.form();
    ids.push((await window.ask('people/save', { target: null, form: { person, account }, reason: '' })).id);
  }
  const [man = '', wife = ''] = ids;
  const home = await window.ask('household/found', {
    described: { number: '', address: '', village: '' },
    members: [
      { personId: man, relation: 'head' },
      { personId: wife, relation: 'spouse' },
    ],
    on: '2020-01-01',
  });
  const dead = await window.ask('household/change', {
    target: { id: home.id, revision: home.revision },
    kind: 'death',
    on,
    reason: '死亡证明',
    place: '',
    leave: [man],
    enter: [],
    relations: [{ personId: wife, relation: 'head' }],
    splitInto: [],
  });
  return { own, other, home: dead };
}

test('a bill of care that began after a registered death is named while it is typed and refused at acceptance', async () => {
  const { own, other } = await widowed(601, '2023-04-01');
  const late = await draft(window, own.form([march, may]));
  expect((await seen(late)).afterDeath).toEqual([{ visit: 'k2', died: '2023-04-01' }]);
  expect(await window.refused('application/accept', { id: late.id, revision: late.revision })).toMatchObject({
    code: 'BILL_AFTER_DEATH',
    detail: { died: '2023-04-01', from: may.from },
  });
  // The care before it is paid to the end, and nobody else of the house is touched.
  const before = await draft(window, own.form([march]));
  expect((await accept(window, before)).status).toBe('accepted');
  const wifes = await draft(window, other.form([may]));
  expect((await seen(wifes)).afterDeath).toEqual([]);
});

test('a death registered after acceptance stops the confirmation, and taken back it does not count', async () => {
  const { own, home } = await widowed(611, '2023-10-01');
  const made = await accept(window, await draft(window, own.form([may])));
  const undone = await window.ask('household/undo', {
    target: { id: home.id, revision: home.revision },
    reason: '登记成了另一个人',
  });
  expect(undone.events.slice(0, 2).map(({ kind, isUndone }) => `${kind} ${isUndone}`)).toEqual([
    'undo false',
    'death true',
  ]);
  expect(undone.canUndo).toBe(false);
  const [man, wife] = undone.members.map(({ person }) => person.id);
  await window
    .ask('household/change', {
      target: { id: home.id, revision: undone.revision },
      kind: 'death',
      on: '2023-04-01',
      reason: '死亡证明',
      place: '',
      leave: [man ?? ''],
      enter: [],
      relations: [{ personId: wife ?? '', relation: 'head' }],
      splitInto: [],
    })
    .catch((error: unknown) => error);
  const { settlement } = await seen(made);
  expect(
    await window.refused('application/settle', {
      id: made.id,
      revision: made.revision,
      expected: settlement?.payable ?? 0,
    }),
  ).toMatchObject({ code: 'BILL_AFTER_DEATH' });
});
