import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { accept, confirmed, draft } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
let count = 0;
let own = ownCase(count);

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
beforeEach(() => {
  count += 1;
  own = ownCase(count);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

const SPRING = plainStay('2023-03-01', '2023-03-10', '14000.00', 1);
const AUTUMN = plainStay('2023-09-01', '2023-09-05', '1000.00', 2);
const opening = (burden: string, basic: string) => [
  { key: 'o1', year: '2023', burden, x: '', paid: { basic, tilt: '0' } },
];

/** What is asked for, and that nothing can be confirmed meanwhile. */
async function asked(form: ApplicationForm) {
  const detail = await accept(window, await draft(window, form));
  const { settlement, toGet } = await window.ask('application/assess', { id: detail.id, form });
  expect(settlement).toMatchObject({ status: 'undecided', payable: 0, recover: 0 });
  const { id, revision } = detail;
  expect(await window.refused('application/settle', { id, revision, expected: 0 })).toMatchObject({
    code: 'NOT_SETTLEABLE',
  });
  return toGet;
}

describe('aid given elsewhere that an earlier application declared', () => {
  test.each([
    ['left out', [], 'openings'],
    ['with a smaller burden', opening('29999.99', '19000.00'), 'openings.o1.burden'],
    ['with less paid', opening('30000.00', '18999.99'), 'openings.o1.paid.basic'],
  ] as const)('(%s) is asked for before anything is payable', async (_, openings, path) => {
    const first = await confirmed(window, own.form([SPRING], { openings: opening('30000.00', '19000.00') }));
    const [item, ...others] = await asked(own.form([AUTUMN], { openings: [...openings] }));
    expect(others).toEqual([]);
    expect(item).toMatchObject({ path, why: expect.stringContaining(`申请 ${first.number} 已写明`) });
    expect(item?.what).toContain('已计入负担 30,000.00 元、已付基本救助 19,000.00 元');
  });

  test('is enough when it is stated again, or more of it', async () => {
    await confirmed(window, own.form([SPRING], { openings: opening('30000.00', '19000.00') }));
    const more = await confirmed(window, own.form([AUTUMN], { openings: opening('30000.00', '19500.00') }));
    expect(more.status).toBe('settled');
  });
});

describe('an identity that an earlier confirmed visit rests on', () => {
  const identities = (category: string, from: string, to = ''): ApplicationForm['identities'] =>
    own.form().identities.map((entry) => ({ ...entry, category, from, to }));

  test('must be listed, or that visit would be taken back without a word', async () => {
    const first = await confirmed(window, own.form([SPRING]));
    for (const [index, listed] of [
      identities('dibao_edge', '2023-06-01'),
      identities('dibao', '2023-06-01'),
    ].entries()) {
      const stay = plainStay('2023-08-01', '2023-08-10', '22000.00', 20 + index);
      const items = await asked(own.form([stay], { identities: listed }));
      expect(items).toMatchObject([
        { path: 'identities', why: expect.stringContaining(`申请 ${first.number} 已按低保对象给过`) },
      ]);
    }
  });

  test('may be said to have ended, which is a recovery for everybody to see', async () => {
    await confirmed(window, own.form([SPRING]));
    const ended = await confirmed(
      window,
      own.form([plainStay('2023-01-10', '2023-01-12', '100.00', 3)], {
        identities: identities('dibao', '2019-07-01', '2023-02-28'),
      }),
    );
    expect(ended.settlement).toMatchObject({ status: 'settled', payable: 0 });
    expect(ended.settlement?.recover).toBeGreaterThan(0);
  });
});
