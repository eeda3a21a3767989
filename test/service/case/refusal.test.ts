import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compilePack } from '#rules';
import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { orderDesk } from '../../county/support/orders.ts';
import { PACKS_UNDER_TEST } from '../../rules/support/packs.ts';
import { STATION } from '../../support/invented-case.ts';
import { accept, asReviewer, draft } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const desk = orderDesk();
const OTHER = PACKS_UNDER_TEST.find(({ pack }) => pack.content.id === 'zhengzhou-2017')?.pack;
let folder: ReturnType<typeof testFolder>;
let window: Window;
let count = 0;

beforeEach(async () => {
  folder = testFolder();
  if (OTHER !== undefined) writeFileSync(join(folder.packsDir, 'zhengzhou-2017.json'), compilePack(OTHER));
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(desk.county.publicFile));
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

/** An accepted application of somebody without insurance, with one bill; `change` alters it. */
async function accepted(
  change: (form: ApplicationForm) => ApplicationForm = (form) => form,
): Promise<ApplicationDetail> {
  count += 1;
  const form = ownCase(900 + count).form([plainStay('2023-03-01', '2023-03-10', '9000.00', count)]);
  return accept(window, await draft(window, change({ ...form, person: { ...form.person, insurance: 'none' } })));
}
const at = ({ id, revision }: ApplicationDetail) => ({ id, revision });

test('nobody is refused on what could still be found out: while a fact is open, it is to be asked for', async () => {
  const open = await accepted((form) => ({
    ...form,
    person: { ...form.person, insurance: 'resident' },
    visits: form.visits.map((visit) => ({ ...visit, designated: '' })),
  }));
  expect(await window.refused('application/refuse', at(open))).toEqual({
    code: 'NOT_REFUSABLE',
    detail: { reason: '还有待查事项，请先通知补正。' },
  });
  expect(await window.ask('application/get', { id: open.id })).toEqual(open);
});

test('a refusal that another policy overtook is not confirmed, and can still be declined', async () => {
  const proposed = await window.ask('application/refuse', at(await accepted()));
  await window.ask('policy/choose', { pack: 'zhengzhou-2017', reason: '换用' });
  await asReviewer(window, async () => {
    expect(await window.refused('application/confirmRefusal', at(proposed))).toMatchObject({ code: 'NOT_REFUSABLE' });
    expect(await window.ask('application/get', { id: proposed.id })).toMatchObject({ status: 'refusing' });
    const back = await window.ask('application/declineRefusal', { ...at(proposed), reason: '政策已换，重新核查' });
    expect(back).toMatchObject({ status: 'accepted', outcome: null });
  });
});

test('in a township of one person the county permits it: the same person proposes and confirms, and both say so', async () => {
  const proposed = await window.ask('application/refuse', at(await accepted()));
  expect(await window.refused('application/confirmRefusal', at(proposed))).toEqual({ code: 'FOUR_EYES_REFUSAL' });
  const { device, pc } = await window.ask('keys/device', {});
  const named = ['--device', device, '--pc', pc, '--no', '溪医保授〔2023〕7号', '--until', '2023-12-31'];
  const made = desk.run(['permit', 'one.aidorder.json', '--key', 'secret.json', ...named], '2023-10-20T08:00:00+08:00');
  expect(made).toMatchObject({ code: 0 });
  await window.ask('keys/importPermit', { text: desk.read('one.aidorder.json') });
  const refused = await window.ask('application/confirmRefusal', at(proposed));
  expect(refused).toMatchObject({
    status: 'refused',
    outcome: { by: STATION.userName, proposedBy: STATION.userName, permitNo: '溪医保授〔2023〕7号' },
  });
  expect(refused.history.at(-1)).toMatchObject({ reason: '同一人，县级授权 溪医保授〔2023〕7号' });
});
