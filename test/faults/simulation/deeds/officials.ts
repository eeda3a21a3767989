import type { DecisionInput } from '../../../../county/books/books.ts';
import type { Booked } from '../../../../county/books/books-refusal.ts';
import type { RecordRef } from '../../../../county/books/events.ts';
import type { BankPayment } from '../run/truth.ts';
import { Violation } from '../run/coverage.ts';
import type { World } from '../run/world.ts';

const PAID_ON = '2026-02-01';
/** On the bank's slip, and before the day of any restore: clocks here go back by years. */
const SLIP_DAY = '2020-02-01';

type Row = {
  readonly record: RecordRef;
  readonly number: string;
  readonly revision: number;
  readonly payableFen: number;
  readonly approvedFen: number | null;
  readonly state: string;
  readonly isLive: boolean;
};

/** What the county's people see on their screens. */
const rowsOf = ({ tables }: World, where: string): readonly Row[] =>
  tables
    .ask(
      `select batch, place, number, revision, payable_fen, approved_fen, state, is_live from record where ${where}
        order by batch, place`,
    )
    .map((row) => ({
      record: { batch: Number(row['batch']), place: Number(row['place']) },
      number: String(row['number']),
      revision: Number(row['revision']),
      payableFen: Number(row['payable_fen']),
      approvedFen: row['approved_fen'] === null ? null : Number(row['approved_fen']),
      state: String(row['state']),
      isLive: row['is_live'] === true,
    }));

function note(world: World, what: string, done: Booked<unknown> | null): void {
  const how = done === null ? 'county without power' : done.ok ? 'done' : done.refusal.code;
  world.coverage.count(`${what}: ${how}`);
  if (how === 'outrun' && !world.county.isOld)
    throw new Violation('L1', 'what costs money is stopped, and nothing is old');
  if (how === 'done' && world.isOutrun) throw new Violation('S8', `${what}, in a county that a PC has seen more of`);
}

const isForgotten = ({ truth }: World, number: string): boolean =>
  [...truth.forgotten].some((payment) => payment.number === number);

/** Somebody approves, approves a part of, or gives back any record, whether that makes sense or not. */
export async function decide(world: World): Promise<boolean> {
  const { random, county } = world;
  const all = rowsOf(world, 'true');
  // Somebody decides before what a restore forgot was entered again.
  const forgotten = all.filter(({ number }) => isForgotten(world, number));
  const rows = forgotten.length > 0 && random.chance(0.5) ? forgotten : all;
  const row = rows[random.below(rows.length)];
  if (row === undefined) return false;
  const decision = random.pick(['approved', 'approved', 'partly', 'returned'] as const);
  const approvedFen = { approved: row.payableFen, partly: Math.ceil(row.payableFen / 2), returned: 0 }[decision];
  const input: DecisionInput = {
    record: row.record,
    decision,
    approvedFen,
    reason: decision === 'approved' && random.chance(0.3) ? '' : '已核对',
    places: decision === 'returned' ? [{ field: 'person.name', comment: '请更正' }] : [],
  };
  note(world, `decide ${decision}`, await world.atCounty(() => county.books.decide(input, 'approver')));
  return true;
}

/** Pays what is approved, up to three at once; sometimes again what was paid, as a double click would. */
export async function pay(world: World): Promise<boolean> {
  const { random, county, truth } = world;
  const isAgain = random.chance(0.25);
  const rows = rowsOf(world, isAgain ? "state = 'paid'" : "state in ('approved', 'partly')").filter(
    // After a restore the bank's list is looked at first (docs/county/operator.md, 6).
    ({ number }) => isAgain || truth.standing(number) === undefined,
  );
  const from = random.below(rows.length);
  const chosen = rows.slice(from, from + 1 + random.below(3));
  if (chosen.length === 0) return false;
  const payments = chosen.map(({ record, approvedFen }) => ({ record, amountFen: approvedFen ?? 0 }));
  const totalFen = payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const by = random.chance(0.1) ? 'approver' : 'payer';
  const done = await world.atCounty(() => county.books.pay({ paidOn: PAID_ON, totalFen, payments }, by));
  note(world, isAgain ? 'pay again' : 'pay', done);
  if (county.isUp) readBank(world);
  return true;
}

/** Takes a payment back, sometimes a second time. */
export async function takeBack(world: World): Promise<boolean> {
  const { random, county, tables } = world;
  const rows = tables.ask(`select id from payment where movement = 'paid' order by n, id`);
  const row = rows[random.below(rows.length)];
  if (row === undefined) return false;
  const input = { payment: String(row['id']), paidOn: '2026-02-02', reason: '退回' };
  note(world, 'take back', await world.atCounty(() => county.books.voidPayment(input, 'payer')));
  if (county.isUp) readBank(world);
  return true;
}

/** The bank carries out what the books say and it has not done yet: the payer looks again after each fault. */
export function readBank({ tables, truth }: World): void {
  const rows = tables.ask(
    `select p.id, p.number, p.movement, p.amount_fen, p.other, r.revision from payment p
      join record r on r.county = p.county and r.batch = p.batch and r.place = p.place order by p.n, p.id`,
  );
  for (const row of rows) {
    const id = String(row['id']);
    if (truth.booked.has(id)) continue;
    if (row['movement'] === 'void') {
      const payment = truth.booked.get(String(row['other']));
      if (payment === undefined) continue;
      payment.isTakenBack = true;
      truth.forgotten.delete(payment);
      truth.booked.set(id, payment);
      continue;
    }
    const [number, revision, amountFen] = [String(row['number']), Number(row['revision']), Number(row['amount_fen'])];
    // Entered again after a restore: it left the account long ago.
    const entered = [...truth.forgotten].find(
      (each) => each.number === number && each.revision === revision && each.amountFen === amountFen,
    );
    const payment = entered ?? { number, revision, amountFen, isTakenBack: false };
    if (entered === undefined) truth.bank.push(payment);
    else if (!entered.isTakenBack) truth.forgotten.delete(entered);
    truth.booked.set(id, payment);
  }
}

/**
 * After a restore: what the bank paid and the books do not say is entered again, and taken back again where it was. Gives how many could
 * not be.
 */
export async function enterAgain(world: World): Promise<number> {
  const { county, truth } = world;
  let left = 0;
  for (const payment of truth.forgotten) {
    await enterOne(world, payment);
    if (!county.isUp) return truth.forgotten.size;
    readBank(world);
    if (truth.forgotten.has(payment)) left += 1;
  }
  return left;
}

async function enterOne(world: World, { number, revision, amountFen, isTakenBack }: BankPayment): Promise<void> {
  const { county, tables } = world;
  const { books } = county;
  const [row] = rowsOf(world, `number = '${number}' and revision = ${revision} and state <> 'duplicate'`);
  if (row === undefined) return;
  const { record } = row;
  if (row.state !== 'paid') {
    if (row.approvedFen !== amountFen || (row.state !== 'approved' && row.state !== 'partly')) {
      const decision = row.payableFen === amountFen ? 'approved' : 'partly';
      const said = { record, decision, approvedFen: amountFen, reason: '按银行回单补登', places: [] } as const;
      note(world, 'enter again, decide', await world.atCounty(() => books.decide(said, 'approver')));
    }
    if (!county.isUp) return;
    const list = { paidOn: PAID_ON, totalFen: amountFen, payments: [{ record, amountFen }] };
    const paid = await world.atCounty(() => books.pay(list, 'payer'));
    note(world, 'enter again, pay', paid);
    if (!county.isUp) return;
    // Overtaken by a later revision since, or given back: the slip of the bank is the approval.
    if (paid?.ok === false && paid.refusal.code === 'not_approved') {
      const slip = { record, amountFen, paidOn: SLIP_DAY, reason: '按银行回单补登' };
      note(world, 'enter again, from the slip', await world.atCounty(() => books.enterPaid(slip, 'payer')));
    }
  }
  if (!county.isUp || !isTakenBack) return;
  readBank(world);
  const [paid] = tables.ask(
    `select id from payment where number = '${number}' and movement = 'paid' and other is null`,
  );
  if (paid === undefined) return;
  const back = { payment: String(paid['id']), paidOn: '2026-02-02', reason: '按银行回单补登' };
  note(world, 'enter again, take back', await world.atCounty(() => books.voidPayment(back, 'payer')));
}
