import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Books, DecisionInput } from '../../../county/books/books.ts';
import type { Booked } from '../../../county/books/books-refusal.ts';
import type { Role } from '../../../county/books/roles.ts';
import { FORMS } from '../db/support/databases.ts';
import {
  applicationOf,
  deliver,
  enrol,
  pcOf,
  personOf,
  siteOf,
  type OpenSite,
  type Pc,
  type Site,
} from './support/county.ts';

const codeOf = <T>(result: Booked<T>): string => (result.ok ? 'ok' : result.refusal.code);
const PLACES = [{ field: 'visit.amounts.total', visit: 'v1', comment: '与发票不符' }];

describe.each(FORMS)('what people decide in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  let books: Books;
  let pc: Pc;
  let count = 0;
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open();
    ({ books } = open);
    pc = pcOf('A');
    await enrol(books, pc);
    const user = (name: string, ...roles: readonly Role[]) =>
      books.makeUser({ user: name, name: `${name}同志`, roles, password: 'scrypt', active: true }, 'cli');
    await user('wang', 'approver', 'payer');
    await user('li', 'payer');
    await user('admin', 'administrator');
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });

  /** A new application of its own in the books. */
  const newRecord = async (parts: Parameters<typeof applicationOf>[2] = {}) => {
    count += 1;
    const content = applicationOf(pc.device.pc, count, parts);
    const { seq } = pc.seal(content);
    await deliver(open, pc, seq);
    const [row] = await books.queries.cases({ text: content.application.number });
    if (row === undefined) throw new Error('Not in the books');
    return { ...row, content, seq };
  };
  type Row = Awaited<ReturnType<typeof newRecord>>;
  const decide = ({ record, payableFen }: Row, parts: Partial<DecisionInput> = {}, by = 'wang') =>
    books.decide({ record, decision: 'approved', approvedFen: payableFen, reason: '', places: [], ...parts }, by);
  const payOne = ({ record, payableFen }: Row, by = 'li', amountFen = payableFen, totalFen = amountFen) =>
    books.pay({ paidOn: '2023-11-01', totalFen, payments: [{ record, amountFen }] }, by);
  const lastItems = async (most: number) => {
    const { feedEnd } = await books.progress(pc.device.id);
    return (await books.feed(pc.device.id, feedEnd - most, { items: 10, bytes: 1_000_000 })).items;
  };
  const stateOf = async ({ number, revision }: Row) =>
    (await books.queries.cases({ text: number })).find((row) => row.revision === revision)?.state;

  it('approves the whole amount, a part with a reason, and tells the PC in the words of the feed', async () => {
    const [whole, part] = [await newRecord(), await newRecord()];
    expect(codeOf(await decide(whole, { approvedFen: whole.payableFen - 1 }))).toBe('amount_wrong');
    expect(codeOf(await decide(whole))).toBe('ok');
    expect(codeOf(await decide(part, { decision: 'partly', approvedFen: part.payableFen, reason: '部分' }))).toBe(
      'amount_wrong',
    );
    expect(codeOf(await decide(part, { decision: 'partly', approvedFen: 0, reason: '部分' }))).toBe('amount_wrong');
    expect(codeOf(await decide(part, { decision: 'partly', approvedFen: 5_000 }))).toBe('reason_missing');
    expect(codeOf(await decide(part, { decision: 'partly', approvedFen: 5_000, reason: '部分' }))).toBe('ok');
    const { content, number } = whole;
    expect((await lastItems(2))[0]).toMatchObject({
      kind: 'decision',
      subject: {
        id: content.application.id,
        number,
        revision: 1,
      },
      decision: 'approved',
      approvedFen: whole.payableFen,
      by: 'wang同志',
    });
    expect((await books.queries.caseFile(part.record))?.decisions).toMatchObject([
      { decision: 'partly', reason: '部分' },
    ]);
  });

  it('returns at a field with a reason, and the corrected revision takes its place', async () => {
    const row = await newRecord();
    expect(codeOf(await decide(row, { decision: 'returned', approvedFen: 0, reason: '金额', places: [] }))).toBe(
      'places_missing',
    );
    expect(codeOf(await decide(row, { decision: 'returned', approvedFen: 0, reason: ' ', places: PLACES }))).toBe(
      'reason_missing',
    );
    expect(codeOf(await decide(row, { decision: 'returned', approvedFen: 0, reason: '金额', places: PLACES }))).toBe(
      'ok',
    );
    expect((await lastItems(1))[0]).toMatchObject({ decision: 'returned', approvedFen: 0, places: PLACES });
    const { seq } = pc.seal(applicationOf(pc.device.pc, count, { revision: 2, totalYuan: 61_000 }));
    expect(await deliver(open, pc, seq)).toMatchObject({ receipt: { records: [{ verdict: 'accepted' }] } });
    expect(codeOf(await decide(row))).toBe('superseded');
    const [second] = await books.queries.cases({ text: row.number });
    expect(second).toMatchObject({ revision: 2, state: 'accepted' });
  });

  it('asks whoever approves to look first where something was found, and never approves another amount', async () => {
    const person = personOf(4242);
    await newRecord({ person, from: '2023-04-01', to: '2023-04-09' });
    const alike = await newRecord({ person, from: '2023-04-05', to: '2023-04-12' });
    expect(alike.state).toBe('held');
    expect(codeOf(await decide(alike))).toBe('look_first');
    expect(codeOf(await decide(alike, { reason: '已核对，两次住院' }))).toBe('ok');
    count += 1;
    const wrong = applicationOf(pc.device.pc, count);
    const cases = wrong.result.cases.map((one) => ({ ...one, payable: '1.00' }));
    const { seq } = pc.seal({ ...wrong, result: { ...wrong.result, cases }, payableFen: 100 });
    await deliver(open, pc, seq);
    const [row] = await books.queries.cases({ text: wrong.application.number });
    const record = row?.record ?? { batch: 0, place: 0 };
    const input = { record, decision: 'approved', approvedFen: 100, reason: '同意', places: [] } as const;
    expect(codeOf(await books.decide(input, 'wang'))).toBe('blocked');
    const file = await books.queries.caseFile(record);
    expect([file?.content.result.cases[0]?.payable, file?.again?.cases[0]?.payable]).toEqual([
      '1.00',
      wrong.result.cases[0]?.payable,
    ]);
    expect(file?.recheck.verdict).toBe('differs');
  });

  it('takes a cut back without a word only while no later case of the person counts on the room it left', async () => {
    const person = personOf(5151);
    const cut = await newRecord({ person, from: '2023-02-01', to: '2023-02-04' });
    const partly = { decision: 'partly', approvedFen: cut.payableFen - 200 } as const;
    expect(codeOf(await decide(cut, { ...partly, reason: '床位费' }))).toBe('ok');
    const raised = { decision: 'partly', approvedFen: cut.payableFen - 100, reason: '复核' } as const;
    expect(codeOf(await decide(cut, raised))).toBe('ok');
    expect(codeOf(await decide(cut))).toBe('ok');
    expect(codeOf(await decide(cut, { ...partly, reason: '床位费' }))).toBe('ok');
    await newRecord({ person, from: '2023-08-01', to: '2023-08-09', totalYuan: 52_000 });
    expect(await decide(cut)).toMatchObject({
      refusal: { code: 'look_first', detail: { why: expect.stringContaining('年度限额') as string } },
    });
    expect(codeOf(await decide(cut, { ...partly, approvedFen: 100, reason: '再核减' }))).toBe('ok');
    expect(codeOf(await decide(cut, { reason: '限额已核对' }))).toBe('ok');
  });

  it('pays once what was approved, by another person, and only the very amount', async () => {
    const row = await newRecord();
    expect(codeOf(await payOne(row))).toBe('not_approved');
    await decide(row);
    expect(codeOf(await payOne(row, 'wang'))).toBe('same_person');
    expect(codeOf(await payOne(row, 'admin'))).toBe('role_missing');
    expect(codeOf(await payOne(row, 'nobody'))).toBe('unknown_user');
    expect(codeOf(await payOne(row, 'li', row.payableFen - 1))).toBe('paid_amount');
    expect(codeOf(await payOne(row, 'li', row.payableFen, 1))).toBe('list_total');
    const { record, payableFen } = row;
    const twice = [
      { record, amountFen: payableFen },
      { record, amountFen: payableFen },
    ];
    expect(codeOf(await books.pay({ paidOn: '2023-11-01', totalFen: 2 * payableFen, payments: twice }, 'li'))).toBe(
      'already_paid',
    );
    const list = await books.queries.payList();
    expect(list.rows.map(({ row: { number } }) => number)).toContain(row.number);
    expect(list.totalFen).toBe(list.rows.reduce((sum, { approvedFen }) => sum + approvedFen, 0));
    expect(codeOf(await payOne(row))).toBe('ok');
    expect(await stateOf(row)).toBe('paid');
    expect(codeOf(await payOne(row))).toBe('already_paid');
    expect(codeOf(await decide(row))).toBe('already_paid');
    expect((await lastItems(1))[0]).toMatchObject({ kind: 'payment', movement: 'paid', amountFen: payableFen });
  });

  it('takes a payment back once, by its exact negative, and a void cannot be taken back', async () => {
    const row = await newRecord();
    await decide(row);
    await payOne(row);
    const [paid] = await books.queries.payments({ record: row.record });
    const payment = paid?.payment ?? '';
    const voiding = (id: string, reason = '账号错误') =>
      books.voidPayment({ payment: id, paidOn: '2023-11-02', reason }, 'li');
    expect(codeOf(await voiding(payment, ' '))).toBe('reason_missing');
    expect(codeOf(await voiding(payment))).toBe('ok');
    expect(codeOf(await voiding(payment))).toBe('already_voided');
    const movements = await books.queries.payments({ record: row.record });
    expect(movements.map(({ movement, amountFen }) => [movement, amountFen])).toEqual([
      ['paid', row.payableFen],
      ['void', -row.payableFen],
    ]);
    expect(codeOf(await voiding(movements[1]?.payment ?? ''))).toBe('unknown_payment');
    expect(await stateOf(row)).toBe('approved');
    expect(codeOf(await payOne(row))).toBe('ok');
    expect(
      (await lastItems(2)).map((item) => (item.kind === 'payment' ? [item.movement, item.amountFen] : item.kind)),
    ).toEqual([
      ['void', row.payableFen],
      ['paid', row.payableFen],
    ]);
  });

  it('holds a revision of what was paid until the payment is taken back', async () => {
    const row = await newRecord();
    await decide(row);
    await payOne(row);
    const { seq } = pc.seal(applicationOf(pc.device.pc, count, { revision: 2, totalYuan: 63_000 }));
    expect(await deliver(open, pc, seq)).toMatchObject({
      receipt: { records: [{ verdict: 'held', reasons: [{ code: 'paid_already', other: { revision: 1 } }] }] },
    });
    const [later] = await books.queries.cases({ text: row.number });
    const correction = { ...row, record: later?.record ?? row.record, payableFen: later?.payableFen ?? 0 };
    expect(codeOf(await decide(correction, { reason: '核对过' }))).toBe('already_paid');
    const [paid] = await books.queries.payments({ record: row.record });
    await books.voidPayment({ payment: paid?.payment ?? '', paidOn: '2023-11-02', reason: '更正' }, 'li');
    expect(await stateOf(row)).toBe('superseded');
    expect(codeOf(await payOne(row))).toBe('not_approved');
    expect(codeOf(await decide(correction, { reason: '核对过' }))).toBe('ok');
    expect(codeOf(await payOne(correction))).toBe('ok');
  });

  it('lets only those with the role decide, and always keeps an administrator', async () => {
    const row = await newRecord();
    expect(codeOf(await decide(row, {}, 'li'))).toBe('role_missing');
    expect(codeOf(await decide(row, {}, 'cli'))).toBe('unknown_user');
    const admin = { user: 'admin', name: 'admin同志', roles: ['administrator'], password: 'x', active: true } as const;
    expect(codeOf(await books.changeUser({ ...admin, active: false }, 'cli'))).toBe('last_administrator');
    expect(codeOf(await books.makeUser(admin, 'cli'))).toBe('user_taken');
    expect(codeOf(await books.makeUser({ ...admin, user: 'new' }, 'li'))).toBe('role_missing');
    const li = { user: 'li', name: 'li同志', roles: ['payer'], password: 'new', active: true } as const;
    expect(codeOf(await books.changeUser(li, 'li'))).toBe('ok');
    expect(codeOf(await books.changeUser({ ...li, roles: ['payer', 'approver'] }, 'li'))).toBe('role_missing');
    expect(await books.user('li')).toEqual(li);
  });

  it('counts each township once by application, and money as it left the account', async () => {
    const [row] = await books.queries.statistics({ year: 2023 });
    const cases = await books.queries.cases({});
    expect(row).toMatchObject({ township: '210502001', applications: new Set(cases.map(({ number }) => number)).size });
    const numbers = [...new Set(cases.map(({ number }) => number))];
    const records = cases.filter(({ number }) => numbers.includes(number));
    let paid = 0;
    for (const { record } of records)
      for (const { amountFen } of await books.queries.payments({ record })) paid += amountFen;
    expect(row?.paidFen).toBe(paid);
    expect(paid).toBeGreaterThan(0);
    expect(await books.queries.statistics({ year: 1999 })).toEqual([]);
  });
});
