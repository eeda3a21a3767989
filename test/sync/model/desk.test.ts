import '../../faults/simulation/disk/patch-node.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Booked } from '../../../county/books/books-refusal.ts';
import { ROLES } from '../../../county/books/roles.ts';
import type { World } from '../../faults/simulation/run/world.ts';
import { deed, disagreement, disagrees, type Trial } from './deeds.ts';
import { cheapCryptoOff, cheapCryptoOn, plainRecord, quietWorld } from './worlds.ts';

beforeAll(cheapCryptoOn);
afterAll(cheapCryptoOff);

/** What the county's people do with four records; the last two were settled with packs that the county gets later, in any order. */
type Paid = { readonly at: number; readonly fen: number; readonly id: string; isBack: boolean };
type Case = {
  readonly payableFen: number;
  state: 'open' | 'approved' | 'partly' | 'returned' | 'paid';
  approvedFen: number;
  approvedBy: string;
};
type Model = { readonly cases: readonly Case[]; readonly paid: Paid[]; readonly packs: Set<number> };
type Real = { readonly world: World; readonly batch: number };

/** The pack of each record; the county begins with the first. */
const PACKS = [1, 1, 2, 3] as const;
const LATER = [2, 3] as const;
const RECORDS = PACKS.map((pack, n) => plainRecord(n + 1, { pack }));
const AT = fc.nat(RECORDS.length - 1);
const USERS = ['approver', 'payer', 'both', 'nobody'] as const;
type User = (typeof USERS)[number];

/** Why this user may not; null: may. */
function barred(by: User, role: 'approver' | 'payer'): string | null {
  if (by === 'nobody') return 'unknown_user';
  return by === 'both' || by === role ? null : 'role_missing';
}

const codeOf = (booked: Booked<unknown>): string => (booked.ok ? 'done' : booked.refusal.code);
/** The county cannot settle it: it has not the pack. */
const isHeld = ({ packs }: Model, at: number): boolean => !packs.has(PACKS[at] ?? 0);
const isPaid = ({ paid }: Model, at: number): boolean => paid.some((each) => each.at === at && !each.isBack);

function caseAt({ cases }: Model, at: number): Case {
  const found = cases[at];
  if (found === undefined) throw new Error(`No case ${at}`);
  return found;
}

const decision = fc.record({
  at: AT,
  decision: fc.constantFrom('approved', 'approved', 'partly', 'returned'),
  /** What is added to the amount that would be right. */
  off: fc.constantFrom(0, 0, 0, 0, 0, 1, -1),
  by: fc.constantFrom(...USERS, 'approver', 'approver', 'approver', 'both'),
});
type Decision = typeof decision extends fc.Arbitrary<infer Value> ? Value : never;

const askedFen = (model: Model, { at, decision: said, off }: Decision): number => {
  const { payableFen } = caseAt(model, at);
  return { approved: payableFen, partly: payableFen - 1, returned: 0 }[said] + off;
};

function expectDecision(model: Model, given: Decision): string {
  const found = caseAt(model, given.at);
  const { payableFen, state } = found;
  const fen = askedFen(model, given);
  const bar = barred(given.by, 'approver');
  if (bar !== null) return bar;
  if (state === 'returned') return 'returned_already';
  if (isPaid(model, given.at)) return 'already_paid';
  if (given.decision === 'returned') {
    if (fen !== 0) return 'amount_wrong';
  } else {
    if (isHeld(model, given.at)) return 'blocked';
    if (given.decision === 'approved' ? fen !== payableFen : fen >= payableFen) return 'amount_wrong';
  }
  Object.assign(found, { state: given.decision, approvedFen: fen, approvedBy: given.by });
  return 'done';
}

const list = fc.record({
  ats: fc.array(AT, { minLength: 1, maxLength: 2 }),
  off: fc.constantFrom(0, 0, 0, 0, 0, 1),
  offInAll: fc.constantFrom(0, 0, 0, 0, 0, 1),
  by: fc.constantFrom(...USERS, 'payer', 'payer', 'payer', 'both'),
});
type List = typeof list extends fc.Arbitrary<infer Value> ? Value : never;

function expectPay(model: Model, { ats, off, offInAll, by }: List): string {
  const bar = barred(by, 'payer');
  if (bar !== null) return bar;
  const seen = new Set<number>();
  for (const at of ats) {
    const { state, approvedBy } = caseAt(model, at);
    if (isPaid(model, at) || seen.has(at)) return 'already_paid';
    if (state !== 'approved' && state !== 'partly') return 'not_approved';
    if (approvedBy === by) return 'same_person';
    if (off !== 0) return 'paid_amount';
    seen.add(at);
  }
  return offInAll === 0 ? 'done' : 'list_total';
}

const back = fc.record({
  nth: fc.constantFrom(0, 0, 0, 1, 2),
  reason: fc.constantFrom('退回', '退回', '退回', '退回', ' '),
  by: fc.constantFrom(...USERS, 'payer', 'payer', 'payer', 'payer'),
});

function expectBack(payment: Paid | undefined, reason: string): string {
  if (reason.trim() === '') return 'reason_missing';
  if (payment === undefined) return 'unknown_payment';
  return payment.isBack ? 'already_voided' : 'done';
}

/** To the fen: head, records and payments; each payment taken back by its exact negative, once. */
function compare(model: Model, { world }: Real): void {
  const { tables } = world;
  expect(tables.ask('select total_fen from batch')).toEqual(
    tables.ask('select sum(payable_fen) as total_fen from record'),
  );
  expect(tables.ask('select state, approved_fen from record order by place')).toEqual(
    model.cases.map(({ state, approvedFen }, at) => ({
      state: state === 'open' ? (isHeld(model, at) ? 'held' : 'accepted') : state,
      approved_fen: state === 'open' ? null : approvedFen,
    })),
  );
  const money = model.paid.flatMap(({ at, fen, isBack }) =>
    isBack
      ? [
          [at, fen],
          [at, -fen],
        ]
      : [[at, fen]],
  );
  const rows = tables.ask('select place, amount_fen from payment').map((row) => [row['place'], row['amount_fen']]);
  const sorted = (of: readonly unknown[]) => of.map((each) => JSON.stringify(each)).toSorted();
  expect(sorted(rows)).toEqual(sorted(money));
}

const trial = (change: (world: World) => void = () => undefined): Trial<Model, Real> => ({
  setUp: async () => {
    const world = await quietWorld();
    const [pc] = world.pcs;
    if (pc === undefined) throw new Error('A world without a PC');
    const { books, spool } = world.county.running;
    const person = { name: '某人', password: '-', active: true };
    await books.makeUser({ ...person, user: 'both', roles: ['approver', 'payer'] }, 'cli');
    const { bytes, hash } = pc.make(RECORDS, 1, null);
    const key = { device: pc.device, seq: 1, hash };
    await spool.put(key, bytes);
    const taken = await books.takeBatch(key);
    if (taken.outcome !== 'receipt') throw new Error('The batch was not taken');
    change(world);
    const [row] = world.tables.ask('select batch from batch');
    const cases = RECORDS.map(
      ({ payableFen }) => ({ payableFen, state: 'open', approvedFen: 0, approvedBy: '' }) as const,
    );
    return {
      model: { cases: cases.map((each): Case => ({ ...each })), paid: [], packs: new Set([1]) },
      real: { world, batch: Number(row?.['batch']) },
    };
  },
  deeds: [
    deed('decide', decision, async (model, real, given) => {
      const { books } = real.world.county;
      const input = {
        record: { batch: real.batch, place: given.at },
        decision: given.decision,
        approvedFen: askedFen(model, given),
        reason: '已核对',
        places: [{ field: 'person.name', comment: '请更正' }],
      };
      expect(codeOf(await books.decide(input, given.by))).toBe(expectDecision(model, given));
      compare(model, real);
    }),
    deed('pay', list, async (model, real, given) => {
      const payments = given.ats.map((at) => ({
        record: { batch: real.batch, place: at },
        amountFen: caseAt(model, at).approvedFen + given.off,
      }));
      const totalFen = payments.reduce((sum, { amountFen }) => sum + amountFen, 0) + given.offInAll;
      const done = await real.world.county.books.pay({ paidOn: '2026-02-01', totalFen, payments }, given.by);
      expect(codeOf(done)).toBe(expectPay(model, given));
      if (done.ok)
        for (const at of given.ats) {
          const found = caseAt(model, at);
          const [row] = real.world.tables.ask(
            `select id from payment where list = '${done.value.id}' and place = ${at}`,
          );
          model.paid.push({ at, fen: found.approvedFen, id: String(row?.['id']), isBack: false });
          found.state = 'paid';
        }
      compare(model, real);
    }),
    deed('take back', back, async (model, real, { nth, reason, by }) => {
      const payment = model.paid[nth];
      const input = { payment: payment?.id ?? 'none', paidOn: '2026-02-02', reason };
      const code = codeOf(await real.world.county.books.voidPayment(input, by));
      expect(code).toBe(barred(by, 'payer') ?? expectBack(payment, reason));
      if (code === 'done' && payment !== undefined) {
        payment.isBack = true;
        const found = caseAt(model, payment.at);
        found.state = found.approvedFen === found.payableFen ? 'approved' : 'partly';
      }
      compare(model, real);
    }),
    deed('a pack comes', fc.constantFrom(...LATER), async (model, real, pack) => {
      real.world.county.packs.add(pack);
      await real.world.county.books.recheckHeld();
      model.packs.add(pack);
      compare(model, real);
    }),
  ],
});

const meddled =
  (begin: string, row: Readonly<Record<string, unknown>>) =>
  ({ tables }: World): void => {
    tables.meddle = (sql, was) => (sql.startsWith(begin) ? { ...was, ...row } : was);
  };
const PAYMENT = 'select batch, place, amount_fen, movement';

const PAYS_TWICE = ({ tables }: World): void => {
  tables.change('drop index payment_once');
  tables.meddle = (sql, row) =>
    sql.includes('as is_paid')
      ? { ...row, is_paid: false, state: row['state'] === 'paid' ? 'approved' : row['state'] }
      : row;
};
const ADDS_A_FEN = ({ tables }: World): void => {
  tables.change(
    'create trigger more after insert on payment begin update payment set amount_fen = amount_fen + 1 where id = new.id; end',
  );
};
const RECORD = 'select number, device, application';

describe('a model of the county’s decisions and payments', () => {
  test('each application is decided and paid once, by those who may, to the fen, and taken back once (S8, S9, S14, S17, S18)', async () => {
    expect(await disagreement(trial())).toBeNull();
  });

  test.each([
    ['an application is paid once (S8)', PAYS_TWICE],
    ['every fen is in the books as it was paid (S9)', ADDS_A_FEN],
    ['nothing is approved that the county did not settle alike (S14)', meddled(RECORD, { reasons: '[]' })],
    ['only those with the role decide and pay (S17)', meddled('select roles', { roles: JSON.stringify(ROLES) })],
    ['who approved does not pay (S17)', meddled(RECORD, { approved_by: '' })],
    ['what is taken back is not taken back again (S18)', meddled(PAYMENT, { other: null })],
  ])('without the rule that %s the model disagrees', async (_, change) => {
    expect(await disagrees(trial(change))).toBe(true);
  });
});
