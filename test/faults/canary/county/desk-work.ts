import { type Desk, deskOf } from '../../../county/console/support/console-calls.ts';
import type { CountyPeople, SentCanary } from './county-people.ts';

const YEAR = 2023;

/**
 * What the county's people do with those who were sent: look, return, approve, pay, take back, send rosters and ledgers down, count. Gives
 * what the console showed to them, in which people stand as they must. Throws when a string of theirs did not come to the county at all.
 */
export async function workAtDesk(
  address: string,
  { sent, listed, words }: CountyPeople,
  seen: (step: string) => void,
): Promise<readonly Buffer[]> {
  const shown: Buffer[] = [];
  const keep = (answer: unknown): void => void shown.push(Buffer.from(JSON.stringify(answer)));
  const [approver, payer, administrator] = [
    await deskOf({ address }, 'approver'),
    await deskOf({ address }, 'payer'),
    await deskOf({ address }, 'administrator'),
  ];
  const [first, second, ...others] = sent.slice(0, -1);
  if (first === undefined || second === undefined) throw new Error('At least two people');

  const { record } = await look(approver, first, keep);
  const places = [{ field: 'person.phone', comment: words.comment }];
  await approver.get('decide', { record, decision: 'returned', approvedFen: 0, reason: words.returned, places });
  const partly = await look(approver, second, keep);
  const approvedFen = partly.payableFen - 1;
  const less = { decision: 'partly', approvedFen, reason: words.returned, places: [] } as const;
  await approver.get('decide', { record: partly.record, ...less, places: [] });
  for (const person of others) {
    const row = await look(approver, person, keep);
    const said = { decision: 'approved', approvedFen: row.payableFen, reason: '' } as const;
    await approver.get('decide', { record: row.record, ...said, places: [] });
  }
  seen('county: decisions');

  const { rows, today } = await payer.get('pay-list', {});
  keep(rows);
  const payments = rows.map((row) => ({ record: row.record, amountFen: row.approvedFen }));
  const totalFen = payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const { mark } = await payer.get('export-pay-list', { totalFen, payments, form: 'csv' });
  await payer.get('export-pay-list', { totalFen, payments, form: 'xlsx' });
  await payer.get('pay', { totalFen, payments, mark, paidOn: today });
  for (const { list } of (await payer.get('paid-lists', {})).lists)
    await payer.get('export-paid-list', { list, form: 'xlsx' });
  const view = await approver.get('case', { record: partly.record });
  const payment = view?.payments[0]?.payment ?? '';
  await payer.get('void-payment', { payment, paidOn: today, reason: words.takenBack });
  seen('county: payments and lists for the bank');

  const base64 = Buffer.from(`姓名,身份证号,救助类别\r\n${listed.name},${listed.idNumber},低保对象`).toString('base64');
  keep(await administrator.get('look-roster', { base64, sheet: null }));
  await administrator.get('publish-roster', { to: null, name: '名册', asOf: '2023-10-01', base64, sheet: null });
  await administrator.get('publish-ledger', { to: null, year: YEAR });
  seen('county: rosters and ledgers');
  await administrator.get('statistics', { year: YEAR, township: null });
  await administrator.get('export-statistics', { year: YEAR, township: null });
  seen('county: statistics');
  await administrator.get('audit', { group: null, user: null, from: null, to: null, before: null });
  // Refused, with what was written.
  const nobody = { record: { batch: 999, place: 0 }, decision: 'returned', approvedFen: 0 } as const;
  await approver.refused('decide', { ...nobody, reason: words.returned, places: [] });
  await approver.refused('enter-paid', { record, amountFen: 1, paidOn: today, reason: words.returned });
  seen('county: history and refusals');
  return shown;
}

/** Finds a person by name and by number, and opens the case with its papers. */
async function look(desk: Desk, { form, strings }: SentCanary, keep: (answer: unknown) => void) {
  const find = async (text: string) => {
    const asked = { text, states: [], township: null, batch: null, month: null, after: null };
    return (await desk.get('cases', asked)).rows;
  };
  const [row] = await find(form.person.name);
  const [same] = await find(form.person.idNumber);
  if (row === undefined || same?.number !== row.number) throw new Error('Somebody is not found');
  const view = await desk.get('case', { record: row.record });
  const papers = await desk.get('papers', { record: row.record });
  const text = JSON.stringify(view);
  for (const each of strings) if (!text.includes(each)) throw new Error(`${each} did not come to the county`);
  if (papers?.papers.length !== 1) throw new Error('No paper came to the county');
  keep(view);
  return row;
}
