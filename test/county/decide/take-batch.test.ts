import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Taken } from '../../../county/books/books.ts';
import { FORMS } from '../db/support/databases.ts';
import { applicationOf, deliver, enrol, pcOf, personOf, siteOf, type OpenSite, type Site } from './support/county.ts';

const receiptOf = (taken: Taken) => {
  if (taken.outcome !== 'receipt') throw new Error(`Not taken: ${JSON.stringify(taken)}`);
  return taken;
};
const verdictsOf = (taken: Taken) => receiptOf(taken).receipt.records.map(({ verdict }) => verdict);
const reasonsOf = (taken: Taken) =>
  receiptOf(taken).receipt.records.map((record) =>
    record.verdict === 'held' ? record.reasons.map(({ code }) => code) : record.verdict,
  );

describe.each(FORMS)('batches taken into the books in %s', (form) => {
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
  // Codes are made of the names, and have no I, L, O or U.
  const letters = [...'ABCDEFGHJKMNPQRSTVWXY'];
  /** A registered PC of a township, no test shares one. */
  const newPc = async (township = '210502001') => {
    const pc = pcOf(letters.shift() ?? '', township);
    await enrol(open.books, pc);
    return pc;
  };

  it('answers a batch with a receipt that names every record, and the same bytes when it comes again', async () => {
    const pc = await newPc();
    const key = pc.seal(applicationOf(pc.device.pc, 1), applicationOf(pc.device.pc, 2));
    const first = receiptOf(await deliver(open, pc, 1));
    expect(first.isNew).toBe(true);
    expect(verdictsOf(first)).toEqual(['accepted', 'accepted']);
    const second = receiptOf(await open.books.takeBatch(key));
    expect(second.isNew).toBe(false);
    expect(Buffer.from(second.file).equals(Buffer.from(first.file))).toBe(true);
    expect((await open.books.receipt(key))?.file).toEqual(first.file);
    expect(await open.books.progress(pc.device.id)).toMatchObject({ epoch: 1, received: 1, feedEnd: 1 });
  });

  it('parks a batch that came early and takes it when the gap closes', async () => {
    const pc = await newPc();
    for (const n of [1, 2, 3]) pc.seal(applicationOf(pc.device.pc, n));
    expect(await deliver(open, pc, 3)).toEqual({ outcome: 'waiting', waitsFor: 1 });
    expect(await deliver(open, pc, 2)).toEqual({ outcome: 'waiting', waitsFor: 1 });
    // What a limit asks: the others that wait; the missing one is never one too many.
    const bytes = (await open.spool.size(pc.key(3))) ?? 0;
    expect(await open.books.waiting(pc.key(2))).toEqual({ files: 1, bytes, waitsFor: 1 });
    expect((await open.books.waiting({ ...pc.key(2), hash: 'ab'.repeat(32) }))?.files).toBe(2);
    expect(await open.books.waiting(pc.key(1))).toBeNull();
    receiptOf(await deliver(open, pc, 1));
    expect(await open.books.progress(pc.device.id)).toMatchObject({ received: 3, feedEnd: 3 });
    expect(await open.books.waiting(pc.key(3))).toBeNull();
    expect(receiptOf(await open.books.takeBatch(pc.key(3))).isNew).toBe(false);
  });

  it('takes batches of a PC that come right behind each other in their order, each read while the one before is booked', async () => {
    const pc = await newPc();
    // Large enough for the reading threads, and the first the longest to read.
    for (const [n, count] of [60, 40, 1].entries())
      pc.seal(...Array.from({ length: count }, (_, at) => applicationOf(pc.device.pc, n * 100 + at + 1)));
    for (const seq of [1, 2, 3]) await open.spool.put(pc.key(seq), pc.bytes(seq));
    // The second is asked for twice: one reading, one answer.
    const asked = await Promise.all([1, 2, 3, 2].map((seq) => open.books.takeBatch(pc.key(seq))));
    expect(asked.map((taken) => receiptOf(taken).receipt.seq)).toEqual([1, 2, 3, 2]);
    expect(receiptOf(asked[3] ?? { outcome: 'missing' }).file).toEqual(
      receiptOf(asked[1] ?? { outcome: 'missing' }).file,
    );
    expect(await open.books.progress(pc.device.id)).toMatchObject({ received: 3, feedEnd: 3 });
  });

  it('parks what was read ahead when the batch before it is not taken', async () => {
    const pc = await newPc();
    const key = pc.seal(applicationOf(pc.device.pc, 1));
    pc.seal(applicationOf(pc.device.pc, 2));
    const broken = pc.bytes(1).map((byte, at) => (at === pc.bytes(1).length - 1 ? byte ^ 1 : byte));
    const hash = createHash('sha256').update(broken).digest('hex');
    await open.spool.put({ ...key, hash }, broken);
    await open.spool.put(pc.key(2), pc.bytes(2));
    const [first, second] = await Promise.all([
      open.books.takeBatch({ ...key, hash }),
      open.books.takeBatch(pc.key(2)),
    ]);
    expect(first).toMatchObject({ outcome: 'refused', code: 'body_changed' });
    expect(second).toEqual({ outcome: 'waiting', waitsFor: 1 });
    receiptOf(await deliver(open, pc, 1));
    expect(await open.books.progress(pc.device.id)).toMatchObject({ received: 2 });
  });

  it('does not let a batch wait for one that was booked while it was put aside', async () => {
    const pc = await newPc();
    for (const n of [1, 2]) pc.seal(applicationOf(pc.device.pc, n));
    for (const seq of [1, 2]) await open.spool.put(pc.key(seq), pc.bytes(seq));
    const size = open.spool.size.bind(open.spool);
    // Asked between the look at the PC and the row of what waits.
    vi.spyOn(open.spool, 'size').mockImplementationOnce(async (key) => {
      receiptOf(await open.books.takeBatch(pc.key(1)));
      return size(key);
    });
    expect(receiptOf(await open.books.takeBatch(pc.key(2))).receipt.seq).toBe(2);
    expect(await open.books.progress(pc.device.id)).toMatchObject({ received: 2 });
    expect(open.spool.size).toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('takes nothing under a number that came with another content, and alarms once', async () => {
    const pc = await newPc();
    const twin = { ...pcOf(pc.device.pc.slice(-1)), device: pc.device };
    pc.seal(applicationOf(pc.device.pc, 1));
    receiptOf(await deliver(open, pc, 1));
    const other = pcOf(pc.device.pc.slice(-1));
    other.seal(applicationOf(pc.device.pc, 9));
    expect(twin.device.id).toBe(other.device.id);
    const before = (await open.books.ready()).events;
    expect(await deliver(open, other, 1)).toEqual({ outcome: 'fork' });
    expect(await deliver(open, other, 1)).toEqual({ outcome: 'fork' });
    expect((await open.books.ready()).events).toBe(before + 1);
    expect((await open.books.queries.alarms())[0]).toMatchObject({ alarm: 'fork', device: pc.device.id, seq: 1 });
    expect(await open.books.progress(pc.device.id)).toMatchObject({ received: 1 });
  });

  it('refuses a batch whose chain does not fit, of a stranger, and of a PC that is out of use', async () => {
    const pc = await newPc();
    const other = pcOf(pc.device.pc.slice(-1));
    pc.seal(applicationOf(pc.device.pc, 1));
    other.seal(applicationOf(pc.device.pc, 8));
    other.seal(applicationOf(pc.device.pc, 9));
    receiptOf(await deliver(open, pc, 1));
    expect(await deliver(open, other, 2)).toMatchObject({ outcome: 'refused', code: 'broken_chain' });
    expect(await open.books.takeBatch(other.key(2))).toMatchObject({ outcome: 'refused', code: 'broken_chain' });
    const stranger = pcOf('Z');
    stranger.seal(applicationOf(stranger.device.pc, 1));
    expect(await deliver(open, stranger, 1)).toEqual({ outcome: 'unknown_device' });
    await open.books.revoke({ device: pc.device.id, reason: '换机', by: 'cli' });
    expect(await open.books.takeBatch(pc.key(1))).toEqual({ outcome: 'revoked' });
  });

  it('puts a batch that is not sound aside with its reason and goes on with the next sound one', async () => {
    const pc = await newPc();
    const stranger = await newPc();
    pc.seal(applicationOf(pc.device.pc, 1));
    stranger.seal(applicationOf(stranger.device.pc, 1));
    // The batch of one PC under the address of another.
    const foreign = { ...stranger.key(1), device: pc.device.id };
    await open.spool.put(foreign, stranger.bytes(1));
    expect(await open.books.takeBatch(foreign)).toMatchObject({ outcome: 'refused', code: 'other_device' });
    expect(await open.spool.quarantined(foreign)).toBe('other_device');
    expect(verdictsOf(await deliver(open, pc, 1))).toEqual(['accepted']);
    expect(await open.books.takeBatch({ ...pc.key(1), seq: 2, hash: 'a'.repeat(64) })).toEqual({ outcome: 'missing' });
  });

  it('knows a revision that came before, overtakes an older one, and holds one that comes late', async () => {
    const pc = await newPc();
    const name = pc.device.pc;
    pc.seal(applicationOf(name, 1));
    pc.seal(applicationOf(name, 1), applicationOf(name, 2, { revision: 2 }));
    pc.seal(applicationOf(name, 1, { revision: 2, totalYuan: 61_000 }));
    pc.seal(applicationOf(name, 2, { revision: 1 }));
    expect(verdictsOf(await deliver(open, pc, 1))).toEqual(['accepted']);
    const second = receiptOf(await deliver(open, pc, 2));
    expect(second.receipt.records[0]).toMatchObject({
      verdict: 'duplicate',
      of: { number: `${name}-2023-00001`, revision: 1, pc: name, seq: 1 },
    });
    expect(verdictsOf(await deliver(open, pc, 3))).toEqual(['accepted']);
    expect(reasonsOf(await deliver(open, pc, 4))).toEqual([['older_revision']]);
    const rows = await open.books.queries.cases({ text: `${name}-2023-00001` });
    expect(rows.map(({ revision, state }) => [revision, state])).toEqual([
      [2, 'accepted'],
      [1, 'duplicate'],
      [1, 'superseded'],
    ]);
  });

  it('holds what another township sent as well: the same bill, overlapping stays, the same total', async () => {
    const [here, there] = [await newPc('210502001'), await newPc('210502002')];
    const person = personOf(77);
    here.seal(
      applicationOf(here.device.pc, 1, {
        person,
        bill: 'SAME',
        from: '2023-03-01',
        to: '2023-03-09',
        totalYuan: 40_000,
      }),
    );
    there.seal(
      applicationOf(there.device.pc, 1, { bill: 'SAME' }),
      applicationOf(there.device.pc, 2, { person, from: '2023-03-08', to: '2023-03-12', totalYuan: 41_000 }),
      applicationOf(there.device.pc, 3, { person, from: '2023-03-12', to: '2023-03-20', totalYuan: 40_000 }),
      applicationOf(there.device.pc, 4, {
        person: { ...person, idNumber: ` ${person.idNumber} ` },
        from: '2023-06-12',
        to: '2023-06-20',
        totalYuan: 42_000,
      }),
    );
    expect(verdictsOf(await deliver(open, here, 1))).toEqual(['accepted']);
    expect(reasonsOf(await deliver(open, there, 1))).toEqual([
      ['same_bill'],
      ['same_stay'],
      ['same_total'],
      'accepted',
    ]);
    const pairs = await open.books.queries.pairs({ kind: 'same_bill' });
    expect(pairs.map(({ first, second }) => [first.number, second.number])).toEqual([
      [`${here.device.pc}-2023-00001`, `${there.device.pc}-2023-00001`],
    ]);
    // The first one's receipt stands, but its row says that people must look.
    expect((await open.books.queries.cases({ text: `${here.device.pc}-2023-00001` }))[0]).toMatchObject({
      state: 'accepted',
      pairs: 3,
    });
  });

  it('holds what takes a person over the yearly cap with what other townships sent', async () => {
    const person = personOf(88);
    const pcs = [await newPc('210502003'), await newPc('210502004')] as const;
    const [a, b] = pcs;
    a.seal(applicationOf(a.device.pc, 1, { person, from: '2023-03-01', to: '2023-03-09', totalYuan: 52_000 }));
    b.seal(
      applicationOf(b.device.pc, 1, { person, from: '2023-05-01', to: '2023-05-09', totalYuan: 53_000 }),
      applicationOf(b.device.pc, 2, { from: '2023-05-01', to: '2023-05-09', totalYuan: 53_000 }),
    );
    expect(verdictsOf(await deliver(open, a, 1))).toEqual(['accepted']);
    expect(reasonsOf(await deliver(open, b, 1))).toEqual([['over_cap'], 'accepted']);
  });

  it('holds a record whose pack the county has not, and one whose amount it does not come to', async () => {
    const pc = await newPc();
    const name = pc.device.pc;
    const unknown = applicationOf(name, 1);
    const wrong = applicationOf(name, 2);
    const cases = wrong.result.cases.map((one) => ({ ...one, payable: '1.00' }));
    pc.seal({ ...wrong, result: { ...wrong.result, cases }, payableFen: 100 });
    pc.seal({ ...unknown, result: { ...unknown.result, packHash: `sha256:${'0'.repeat(64)}` } });
    const taken = receiptOf(await deliver(open, pc, 1));
    const [held] = taken.receipt.records;
    expect(held).toMatchObject({ verdict: 'held', reasons: [{ code: 'amount_differs' }] });
    expect(held?.verdict === 'held' ? held.differences.map(({ declared }) => declared) : []).toContain('1.00');
    expect(reasonsOf(await deliver(open, pc, 2))).toEqual([['no_pack']]);
  });
});
