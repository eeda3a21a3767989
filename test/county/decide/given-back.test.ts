import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionInput } from '../../../county/books/books.ts';
import type { Booked } from '../../../county/books/books-refusal.ts';
import { FORMS } from '../db/support/databases.ts';
import { applicationOf, deliver, enrol, pcOf, siteOf, type OpenSite, type Pc, type Site } from './support/county.ts';

const codeOf = <T>(result: Booked<T>): string => (result.ok ? 'ok' : result.refusal.code);

describe.each(FORMS)('what was given back or paid before, in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  const [own, other] = [pcOf('A'), pcOf('B', '210502002')];
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open();
    for (const pc of [own, other]) await enrol(open.books, pc);
    const user = (name: string, role: 'approver' | 'payer') =>
      open.books.makeUser({ user: name, name, roles: [role], password: 'x', active: true }, 'cli');
    await user('wang', 'approver');
    await user('li', 'payer');
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });

  /** Seals an application, has it taken and gives its row with what the receipt said. */
  async function send(pc: Pc, n: number, parts: Parameters<typeof applicationOf>[2] = {}) {
    const content = applicationOf(pc.device.pc, n, parts);
    const taken = await deliver(open, pc, pc.seal(content).seq);
    if (taken.outcome !== 'receipt') throw new Error(taken.outcome);
    const { number, revision } = content.application;
    const row = (await open.books.queries.cases({ text: number })).find((each) => each.revision === revision);
    if (row === undefined) throw new Error('Not in the books');
    return { ...row, said: taken.receipt.records[0] };
  }
  type Row = Awaited<ReturnType<typeof send>>;
  const decide = async ({ record }: Row, parts: Omit<DecisionInput, 'record' | 'places'>) => {
    const places = parts.decision === 'returned' ? [{ field: 'visit.bill', comment: '票据' }] : [];
    return codeOf(await open.books.decide({ record, places, ...parts }, 'wang'));
  };
  const approve = (row: Row, reason = '') => decide(row, { decision: 'approved', approvedFen: row.payableFen, reason });
  const giveBack = (row: Row) => decide(row, { decision: 'returned', approvedFen: 0, reason: '请更正' });
  const pay = async ({ record, payableFen: amountFen }: Row) =>
    codeOf(
      await open.books.pay({ paidOn: '2023-11-01', totalFen: amountFen, payments: [{ record, amountFen }] }, 'li'),
    );

  it('approves nothing that it gave back: the bill may stand in another application since', async () => {
    const first = await send(own, 1, { bill: 'SAME-1' });
    expect(await giveBack(first)).toBe('ok');
    const second = await send(other, 1, { bill: 'SAME-1' });
    expect(second.said).toMatchObject({ verdict: 'accepted' });
    expect(await approve(second)).toBe('ok');
    expect(await approve(first, '改变主意')).toBe('returned_already');
    expect(await pay(first)).toBe('not_approved');
    expect(await pay(second)).toBe('ok');
    const again = await send(own, 1, { bill: 'SAME-1', revision: 2 });
    expect(again.said).toMatchObject({ verdict: 'held', reasons: [{ code: 'same_bill' }] });
    expect(await approve(again)).toBe('look_first');
  });

  it('approves no revision after a later one came, also when that one was given back', async () => {
    const first = await send(own, 2);
    expect(await giveBack(first)).toBe('ok');
    const second = await send(own, 2, { revision: 2, totalYuan: 61_000 });
    expect(await giveBack(second)).toBe('ok');
    expect(await approve(first)).toBe('superseded');
    expect(await giveBack(first)).toBe('superseded');
  });

  it('finds a bill that was paid and then corrected away in another application', async () => {
    const first = await send(own, 3, { bill: 'SAME-3' });
    expect(await approve(first)).toBe('ok');
    expect(await pay(first)).toBe('ok');
    await send(own, 3, { bill: 'OTHER-3', revision: 2 });
    const second = await send(other, 3, { bill: 'SAME-3' });
    expect(second.said).toMatchObject({
      verdict: 'held',
      reasons: [{ code: 'same_bill', other: { number: first.number, revision: 1 } }],
    });
    expect(await approve(second)).toBe('look_first');
  });

  it('can give back a correction of what was paid, and the payment stands', async () => {
    const first = await send(own, 4);
    expect(await approve(first)).toBe('ok');
    expect(await pay(first)).toBe('ok');
    const second = await send(own, 4, { revision: 2, totalYuan: 63_000 });
    expect(await approve(second, '看过')).toBe('already_paid');
    expect(await giveBack(second)).toBe('ok');
    expect(await giveBack(first)).toBe('superseded');
    expect(await open.books.queries.payments({ record: first.record })).toMatchObject([{ movement: 'paid' }]);
  });
});
