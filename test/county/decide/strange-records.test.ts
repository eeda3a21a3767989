import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { receiptSchema } from '#shared/protocol/sync/receipt.ts';
import { MAX_RECEIPT_BYTES } from '#shared/protocol/sync/formats.ts';
import type { RecordVerdict } from '#shared/protocol/sync/receipt.ts';
import { fitVerdicts } from '../../../county/decide/judge-record.ts';
import { giveBack } from '../../../county/enrol/give-back.ts';
import { hasLoneSurrogate } from '#shared/protocol/lone-surrogate.ts';
import { FORMS } from '../db/support/databases.ts';
import {
  applicationOf,
  deliver,
  enrol,
  enrolRequest,
  pcOf,
  siteOf,
  type OpenSite,
  type Site,
} from './support/county.ts';

type Case = RecordContent['result']['cases'][number];
const withCase = (content: RecordContent, change: (one: Case) => Case): RecordContent => ({
  ...content,
  result: { ...content.result, cases: content.result.cases.map(change) },
});
const withFund = (content: RecordContent, fund: string, yuan: string): RecordContent =>
  withCase(content, (one) => ({
    ...one,
    years: one.years.map((year) => ({ ...year, aid: { ...year.aid, [fund]: yuan } })),
  }));
const named = (content: RecordContent, visit: string): RecordContent => {
  const [own] = content.visits;
  // Every place that names the visit, in one go.
  return JSON.parse(JSON.stringify(content).replaceAll(`"${own?.id}"`, JSON.stringify(visit))) as RecordContent;
};

/** What no window seals, but any registered PC could. */
const STRANGE: readonly (readonly [string, (content: RecordContent) => RecordContent])[] = [
  ['a year twice', (content) => withCase(content, (one) => ({ ...one, years: [...one.years, ...one.years] }))],
  ['a NUL in the name of a fund', (content) => withFund(content, 'a\0b', '1.00')],
  ['a NUL in the name of a visit', (content) => named(content, 'v\0x')],
  ['an amount beyond all numbers', (content) => withFund(content, 'big', '99999999999999999999.00')],
  ['an amount in another spelling', (content) => withFund(content, 'odd', '007.00')],
  [
    'a value that is cut in the middle of a character',
    (content) => withFund(content, `${'a'.repeat(240)}${'𠮷'.repeat(99)}`, '1.00'),
  ],
];

describe.each(FORMS)('records no window seals, in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open();
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });

  it.each(STRANGE.map(([what, change], at) => [what, change, at] as const))(
    'gets a receipt that every window can read for a record with %s',
    async (_what, change, at) => {
      const pc = pcOf(String.fromCharCode(65 + at), '210502003');
      await enrol(open.books, pc);
      pc.seal(change(applicationOf(pc.device.pc, 1)));
      const taken = await deliver(open, pc, 1);
      if (taken.outcome !== 'receipt') throw new Error(taken.outcome);
      expect(receiptSchema.safeParse(taken.receipt).success).toBe(true);
      expect(hasLoneSurrogate(taken.receipt)).toBe(false);
      pc.seal(applicationOf(pc.device.pc, 2));
      expect((await deliver(open, pc, 2)).outcome).toBe('receipt');
    },
  );

  it('makes the same tables of them again', async () => {
    expect(await open.books.rebuild()).toEqual([]);
    expect(await open.books.queries.batches({})).toHaveLength(2 * STRANGE.length);
  });

  it('alarms nobody when a PC only asks for a batch that it never sent', async () => {
    const pc = pcOf('Y', '210502003');
    await enrol(open.books, pc);
    pc.seal(applicationOf(pc.device.pc, 1));
    await deliver(open, pc, 1);
    const { events } = await open.books.ready();
    for (const digit of ['a', 'b', 'c'])
      expect(await open.books.takeBatch({ ...pc.key(1), hash: digit.repeat(64) })).toEqual({ outcome: 'missing' });
    expect((await open.books.ready()).events).toBe(events);
  });

  it('takes a batch whose PC had to be registered again under the name it writes', async () => {
    const pc = pcOf('Z', '210502003');
    const before = { ...pc, device: { ...pc.device, pc: '210502003-X' } };
    await enrol(open.books, before);
    pc.seal(applicationOf(pc.device.pc, 1));
    expect(await deliver(open, pc, 1)).toMatchObject({ outcome: 'refused', code: 'other_name' });
    expect(await deliver(open, pc, 1)).toMatchObject({ outcome: 'refused', code: 'other_name' });
    expect(await open.spool.quarantined(pc.key(1))).toBe('other_name');
    await enrol(open.books, pc);
    await giveBack(open.spool, pc.key(1));
    expect((await deliver(open, pc, 1)).outcome).toBe('receipt');
    expect(await open.spool.quarantined(pc.key(1))).toBeNull();
  });

  it('refuses words that the journal could not give back, and changes nothing', async () => {
    const { books } = open;
    await books.makeUser({ user: 'wang', name: 'wang', roles: ['approver'], password: 'x', active: true }, 'cli');
    const [row] = await books.queries.cases({ states: ['accepted'] });
    if (row === undefined) throw new Error('Nothing to decide');
    const { events } = await books.ready();
    const input = { record: row.record, decision: 'approved', approvedFen: row.payableFen, places: [] } as const;
    const long = { ok: false, refusal: { code: 'bad_input' } };
    expect(await books.decide({ ...input, reason: '长'.repeat(2_001) }, 'wang')).toMatchObject(long);
    const request = enrolRequest(pcOf('Y', '210502003').device, '0'.repeat(20));
    expect(await books.revoke({ device: request.device, reason: '长'.repeat(501), by: 'cli' })).toMatchObject(long);
    await expect(books.raiseEpoch({ reason: '长'.repeat(501), by: 'cli' })).rejects.toThrow('epoch-raised');
    expect((await books.ready()).events).toBe(events);
    expect(await books.verify()).toMatchObject({ events });
  });
});

describe('verdicts of a large batch', () => {
  it('fit into a receipt that a window takes, and name every kind of reason', () => {
    const other = { number: '210502001-A-2023-00001', revision: 1, pc: '210502001-A' } as const;
    const records = Array.from({ length: 2_000 }, (): RecordVerdict => ({
      hash: 'a'.repeat(64),
      verdict: 'held',
      reasons: [
        { code: 'amount_differs' },
        ...Array.from({ length: 49 }, () => ({ code: 'same_stay', visit: '住'.repeat(200), other }) as const),
      ],
      differences: Array.from({ length: 20 }, () => ({
        path: '路'.repeat(300),
        declared: '1'.repeat(200),
        again: null,
      })),
    }));
    const fitted = fitVerdicts(records);
    expect(Buffer.byteLength(JSON.stringify(fitted))).toBeLessThan(MAX_RECEIPT_BYTES - 8_192);
    expect(fitted).toHaveLength(2_000);
    for (const record of fitted)
      expect(record).toMatchObject({ reasons: [{ code: 'amount_differs' }, { code: 'same_stay' }] });
    expect(fitVerdicts(records.slice(0, 20))).toEqual(records.slice(0, 20));
  });

  it('keep what a case comes to as long as they name any place', () => {
    const whole = ['payable', 'status'].map((name) => ({ path: `c › ${name}`, declared: '1.00', again: '2.00' }));
    const step = { path: '路'.repeat(300), declared: '算'.repeat(200), again: null };
    const heldOf = (count: number) =>
      Array.from({ length: count }, (): RecordVerdict => ({
        hash: 'a'.repeat(64),
        verdict: 'held',
        reasons: [{ code: 'amount_differs' }],
        differences: [...whole, ...Array.from({ length: 18 }, () => step)],
      }));
    const said = (count: number) => fitVerdicts(heldOf(count))[0];
    expect(said(400)).toMatchObject({ differences: [...whole, step, step, step] });
    expect(said(3_000)).toMatchObject({ differences: whole });
  });
});
