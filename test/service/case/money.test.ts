import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { PERSON, STAYS, EXPECTED } from '../../support/invented-case.ts';
import { accept, assessed, confirmed, draft, sealAll, settle } from '../support/desk.ts';
import { ownCase, withVisit } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
let count = 0;
let own = ownCase(count);

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
});
beforeEach(() => {
  count += 1;
  own = ownCase(count);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

/** The ledger's sum per year and fund, and over all. */
async function ledger(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await window.ask('ledger/person', { idNumber: own.idNumber });
  const sums: Record<string, number> = { total: 0 };
  for (const { year, kind, fund, amount } of rows) {
    if (kind === 'opening') continue;
    sums[`${year}/${fund}`] = (sums[`${year}/${fund}`] ?? 0) + amount;
    sums['total'] = (sums['total'] ?? 0) + amount;
  }
  return sums;
}

const whole = { '2023/basic': EXPECTED.basicFen, '2023/tilt': EXPECTED.tiltFen, total: EXPECTED.payableFen };
const [first, second, third] = STAYS;
if (first === undefined || second === undefined || third === undefined) throw new Error('Three stays are needed');

describe('several applications of one year', () => {
  test.each([
    ['in the order of the stays', [first, second, third]],
    ['with the costly stay first', [third, first, second]],
    ['with the first stay last', [second, third, first]],
  ])('give together what one application with all bills gives, %s', async (_, stays) => {
    let paid = 0;
    for (const stay of stays) {
      const detail = await confirmed(window, own.form([stay]));
      expect(detail.settlement?.alreadyPaid).toBe(paid);
      paid += detail.settlement?.payable ?? 0;
      expect((await ledger())['total']).toBe(paid);
    }
    expect(await ledger()).toEqual(whole);
  });

  test('show the earlier bills of the year beside the new one', async () => {
    const earlier = await confirmed(window, own.form([first]));
    const detail = await draft(window, own.form([second]));
    const settlement = await assessed(window, detail);
    expect(settlement.visits.map(({ visit, isCurrent, hospital }) => [visit, isCurrent, hospital])).toEqual([
      [`${earlier.id}/k1`, false, first.hospital],
      ['k1', true, second.hospital],
    ]);
    expect(settlement.alreadyPaid).toBe(earlier.settlement?.payable);
    expect(settlement.payable).toBe(settlement.totalAid - settlement.alreadyPaid);
    // What the earlier application used of the limit is before, not now: 10,500.00 and 1,042.90 by hand.
    expect(settlement.caps.find(({ pool }) => pool === 'basic')).toMatchObject({
      cap: 2_000_000,
      before: 1_050_000,
      now: 104_290,
      left: 845_710,
    });
  });

  test('name the insurance, not the deductible, where it paid all that is in scope', async () => {
    const form = own.form([second]);
    const [visit] = form.visits;
    if (visit === undefined) throw new Error('A visit is needed');
    const detail = await draft(window, withVisit(form, 'k1', { amounts: { ...visit.amounts, basic: '6529.86' } }));
    const settlement = await assessed(window, detail);
    expect(settlement.visits[0]?.reasons.map(({ text }) => text)).toEqual([
      '保险已支付全部政策范围内费用，没有可救助的个人负担',
    ]);
  });
});

describe('taking a confirmed application back', () => {
  test('needs a reason', async () => {
    const detail = await confirmed(window, own.form([first]));
    const { id, revision } = detail;
    for (const reason of ['', '   ']) {
      expect(await window.refused('application/reopen', { id, revision, reason })).toEqual({ code: 'REASON_REQUIRED' });
    }
    expect((await ledger())['total']).toBe(detail.settlement?.payable);
  });

  test('restores the totals, keeps the number, and doing it again gives the same', async () => {
    const one = await confirmed(window, own.form([first]));
    const before = await ledger();
    const two = await confirmed(window, own.form([second, third]));
    expect(await ledger()).toEqual(whole);
    const reopened = await window.ask('application/reopen', { id: two.id, revision: two.revision, reason: '票据录错' });
    expect(reopened).toMatchObject({ status: 'draft', number: two.number, settlement: null });
    expect(reopened.history.at(-1)).toMatchObject({ what: '退回修改', reason: '票据录错' });
    expect(await ledger()).toMatchObject(before);
    const again = await settle(window, await accept(window, reopened));
    expect(again.number).toBe(two.number);
    expect(await ledger()).toEqual(whole);
    const oneBack = await window.ask('application/reopen', { id: one.id, revision: one.revision, reason: '身份录错' });
    const last = await settle(window, await accept(window, oneBack));
    expect(last.settlement?.totalAid).toBe(EXPECTED.payableFen);
    expect(await ledger()).toEqual(whole);
  });

  test('takes back what it said of the person; the latest one that stands counts again', async () => {
    const openings = [{ key: 'o1', year: '2023', burden: '10.00', x: '', paid: { basic: '0.00', tilt: '0.00' } }];
    const one = await confirmed(window, own.form([first]));
    await accept(window, await draft(window, own.form([second])));
    const form = own.form([third], { openings });
    const last = await accept(
      window,
      await draft(window, { ...form, person: { ...form.person, phone: '13800000000' } }),
    );
    const match = async () => (await window.ask('person/find', { idNumber: own.idNumber, except: 'x' })).match;
    expect(await match()).toMatchObject({ phone: '13800000000', openings });
    const reopen = ({ id, revision }: typeof one) => window.ask('application/reopen', { id, revision, reason: '录错' });
    await reopen(last);
    expect(await match()).toMatchObject({ phone: PERSON.phone, openings: [], identities: [{ category: 'dibao' }] });
    await reopen(one);
    expect(await match()).toMatchObject({ identities: [{ category: 'dibao' }] });
  });

  test('is not possible once it is sealed, nor of a draft', async () => {
    const drafted = await draft(window, own.form([first]));
    const settled = await settle(window, await accept(window, drafted));
    await sealAll(window, [settled.id]);
    const sealed = await window.ask('application/get', { id: settled.id });
    for (const [detail, status] of [
      [await draft(window, own.form([second])), '草稿'],
      [sealed, '已封批'],
    ] as const) {
      const { id, revision } = detail;
      expect(await window.refused('application/reopen', { id, revision, reason: '录错' })).toEqual({
        code: 'WRONG_STATUS',
        detail: { status },
      });
    }
    expect((await ledger())['total']).toBe(settled.settlement?.payable);
  });
});

describe('more given than is due', () => {
  test('is to be recovered, never a negative payment, and the ledger keeps what was given', async () => {
    const one = await confirmed(window, own.form([third]));
    const given = one.settlement?.payable ?? 0;
    const form = own.form([second], {
      identities: own.form().identities.map((entry) => ({ ...entry, to: '2023-08-01' })),
    });
    const two = await confirmed(window, form);
    expect(two.settlement?.payable).toBe(0);
    expect(two.settlement?.recover).toBeGreaterThan(0);
    expect((await ledger())['total']).toBe(given);
  });
});

describe('confirming', () => {
  test('is refused when the amount is not the one the clerk saw', async () => {
    const { id, revision } = await accept(window, await draft(window, own.form()));
    expect(await window.refused('application/settle', { id, revision, expected: EXPECTED.payableFen - 1 })).toEqual({
      code: 'SETTLEMENT_CHANGED',
      detail: { before: '56,935.53', after: '56,935.54' },
    });
    expect(await ledger()).toEqual({ total: 0 });
  });

  test('is refused while a fact is unknown, and says which', async () => {
    const detail = await accept(window, await draft(window, withVisit(own.form(), 'k2', { designated: '' })));
    const { id, revision } = detail;
    expect(await window.refused('application/settle', { id, revision, expected: 0 })).toEqual({
      code: 'NOT_SETTLEABLE',
      detail: { reason: '还缺是否定点医疗机构。' },
    });
    expect(await window.refused('paper/make', { applicationId: id, kind: 'settlement' })).toEqual({
      code: 'PAPER_NOT_READY',
      detail: { paper: '医疗救助费用结算单', why: '还缺是否定点医疗机构。' },
    });
    expect((await window.ask('paper/make', { applicationId: id, kind: 'approval' })).print.isDraft).toBe(true);
  });

  test('is refused when no bill can be aided, and says why', async () => {
    const form = withVisit(own.form([first]), 'k1', { designated: 'no' });
    const { id, revision } = await accept(window, await draft(window, form));
    expect(await window.refused('application/settle', { id, revision, expected: 0 })).toMatchObject({
      code: 'NOT_SETTLEABLE',
      detail: { reason: expect.stringContaining('不是定点医药机构') },
    });
  });

  test('needs acceptance first, the present revision, and happens once', async () => {
    const drafted = await draft(window, own.form());
    const expected = EXPECTED.payableFen;
    expect(
      await window.refused('application/settle', { id: drafted.id, revision: drafted.revision, expected }),
    ).toMatchObject({ code: 'WRONG_STATUS', detail: { status: '草稿' } });
    const { id, revision } = await accept(window, drafted);
    expect(await window.refused('application/settle', { id, revision: revision + 1, expected })).toEqual({
      code: 'STALE_REVISION',
    });
    const twice = await Promise.all([
      window.invoke('application/settle', { id, revision, expected }),
      window.invoke('application/settle', { id, revision, expected }),
    ]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ledger()).toEqual(whole);
  });

  test('freezes what was seen: a later county parameter changes nothing', async () => {
    const detail = await confirmed(window, own.form());
    await window.ask('policy/setLocalParameter', {
      key: 'bedDayRate',
      from: '2023-01-01',
      value: '180',
      source: '本医保发〔2023〕5号',
    });
    expect((await window.ask('application/get', { id: detail.id })).settlement).toEqual(detail.settlement);
  });
});

describe('one bill', () => {
  test('in a second application is shown at once and refused at acceptance', async () => {
    const one = await accept(window, await draft(window, own.form([first])));
    const [bill] = one.form.visits.map((visit) => visit.bill);
    const other = own.form([second]);
    const visits = other.visits.map((visit) => ({ ...visit, key: 'k9', bill: bill ?? visit.bill }));
    const two = await draft(window, { ...other, visits });
    const { duplicates } = await window.ask('application/assess', { id: two.id, form: two.form });
    expect(duplicates).toEqual([
      {
        visit: 'k9',
        applicationId: one.id,
        applicationNumber: one.number,
        status: '已受理',
        personName: PERSON.name,
        hospital: first.hospital,
        from: first.from,
        to: first.to,
        total: 5_000_000,
        billCode: bill?.code,
        billNumber: bill?.number,
      },
    ]);
    expect(await window.refused('application/accept', { id: two.id, revision: two.revision })).toMatchObject({
      code: 'DUPLICATE_BILL',
      detail: { number: one.number },
    });
    expect(await window.ask('application/get', { id: two.id })).toMatchObject({ status: 'draft', number: null });
    await window.ask('application/reopen', { id: one.id, revision: one.revision, reason: '票据录错' });
    const freed = await accept(window, two);
    expect(freed.status).toBe('accepted');
  });

  test('typed differently is the same bill', async () => {
    await accept(window, await draft(window, own.form([first])));
    const number = own.form([first]).visits[0]?.bill.number ?? '';
    const form = withVisit(own.form([second]), 'k1', {
      bill: { code: ' ２１０６ 0123', number: ` ${number.slice(0, 4)} －${number.slice(4)}`, check: '' },
    });
    const two = await draft(window, form);
    expect(await window.refused('application/accept', { id: two.id, revision: two.revision })).toMatchObject({
      code: 'DUPLICATE_BILL',
    });
  });
});

describe('aid given elsewhere', () => {
  test('counts against deductible and caps, and stands in the ledger for reading', async () => {
    const openings = [{ key: 'o1', year: '2023', burden: '30000.00', x: '', paid: { basic: '19000.00', tilt: '0' } }];
    const detail = await confirmed(window, own.form([first], { openings }));
    expect(detail.settlement?.caps[0]).toMatchObject({ pool: 'basic', before: 1_900_000, now: 100_000, left: 0 });
    const { rows } = await window.ask('ledger/person', { idNumber: own.idNumber });
    expect(rows.filter(({ kind }) => kind === 'opening')).toMatchObject([
      { year: 2023, fund: 'basic', amount: 1_900_000 },
    ]);
    const { match } = await window.ask('person/find', { idNumber: own.idNumber, except: 'x' });
    expect(match?.openings).toEqual([
      { key: 'o1', year: '2023', burden: '30000.00', x: '', paid: { basic: '19000.00', tilt: '0.00' } },
    ]);
    const two = await confirmed(window, own.form([second], { openings }));
    expect(two.settlement?.alreadyPaid).toBe(detail.settlement?.payable);
    const after = await window.ask('ledger/person', { idNumber: own.idNumber });
    expect(after.rows.filter(({ kind }) => kind === 'opening')).toHaveLength(1);
  });
});
