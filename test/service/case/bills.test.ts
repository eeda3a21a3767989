import { afterAll, beforeAll, expect, test } from 'vitest';
import { STAYS } from '../../support/invented-case.ts';
import { accept, confirmed, draft } from '../support/desk.ts';
import { ownCase, withVisit } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeAll(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

const stays = STAYS.slice(0, 1);
const assess = ({ id, form }: Awaited<ReturnType<typeof draft>>) => window.ask('application/assess', { id, form });

test.each([
  ['without its code', 1, (bill: { code: string; number: string; check: string }) => ({ ...bill, code: '' })],
  [
    'with hyphens in its code',
    2,
    (bill: { code: string; number: string; check: string }) => ({ ...bill, code: '2106-0123' }),
  ],
  [
    'with hyphens in its number',
    3,
    (bill: { code: string; number: string; check: string }) => ({ ...bill, number: [...bill.number].join('-') }),
  ],
])('a bill that was paid is shown and refused %s, whoever brings it', async (_, count, retyped) => {
  const [own, other] = [ownCase(count), ownCase(count + 100)];
  const paid = await confirmed(window, own.form(stays));
  const bill = paid.form.visits[0]?.bill ?? { code: '', number: '', check: '' };
  for (const form of [own.form(stays), other.form(stays)]) {
    const again = await draft(window, withVisit(form, 'k1', { bill: retyped(bill) }));
    expect((await assess(again)).duplicates).toMatchObject([{ visit: 'k1', applicationNumber: paid.number }]);
    expect(await window.refused('application/accept', { id: again.id, revision: again.revision })).toMatchObject({
      code: 'DUPLICATE_BILL',
    });
    await window.ask('application/discard', { id: again.id, revision: again.revision });
  }
});

test('two lines of one form that look like one stay stand side by side at the later of them', async () => {
  const [stay] = stays;
  if (stay === undefined) throw new Error('A stay is needed');
  const own = ownCase(5);
  const twice = own.form([stay, { ...stay, bill: ['21069999', '9999000002', ''] }]);
  const form = withVisit(twice, 'k2', { bill: { code: '21069999', number: '9999000002', check: '' } });
  const { similar, duplicates } = await assess(await draft(window, form));
  expect(duplicates).toEqual([]);
  expect(similar).toMatchObject([{ visit: 'k2', row: 1, hospital: stay.hospital, from: stay.from, to: stay.to }]);
  expect(similar[0]?.billNumber).toBe(form.visits[0]?.bill.number);
  // The same bill twice is refused where it is typed, and not called alike as well.
  const same = withVisit(form, 'k2', { bill: form.visits[0]?.bill ?? { code: '', number: '', check: '' } });
  expect((await assess(await draft(window, same))).similar).toEqual([]);
});

test('the same care under another bill number is shown beside the first, of one person only, and may go on', async () => {
  const [own, other] = [ownCase(4), ownCase(104)];
  const first = await accept(window, await draft(window, own.form(stays)));
  const bill = { code: '21069999', number: '9999000001', check: '' };
  const again = await draft(window, withVisit(own.form(stays), 'k1', { bill }));
  const { duplicates, similar } = await assess(again);
  expect(duplicates).toEqual([]);
  expect(similar).toEqual([
    {
      visit: 'k1',
      applicationId: first.id,
      applicationNumber: first.number,
      status: '已受理',
      personName: first.form.person.name,
      hospital: stays[0]?.hospital,
      from: stays[0]?.from,
      to: stays[0]?.to,
      total: similar[0]?.total,
      billCode: first.form.visits[0]?.bill.code,
      billNumber: first.form.visits[0]?.bill.number,
    },
  ]);
  const stranger = await draft(window, withVisit(other.form(stays), 'k1', { bill }));
  expect((await assess(stranger)).similar).toEqual([]);
  expect(await window.invoke('application/accept', { id: again.id, revision: again.revision })).toMatchObject({
    ok: true,
  });
});
