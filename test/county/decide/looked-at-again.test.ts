import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settle, type PolicyPack } from '#rules';
import { parseYuan } from '#shared/fen.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import type { Taken } from '../../../county/books/books.ts';
import { rawPublicOf } from '../../../county/keys/raw-keys.ts';
import { benxiAt, signed } from '../../service/support/signed-packs.ts';
import { FORMS } from '../db/support/databases.ts';
import { benxi } from '../support/settled-record.ts';
import { applicationOf, deliver, enrol, pcOf, personOf, siteOf, type OpenSite, type Site } from './support/county.ts';

const pair = generateKeyPairSync('ed25519');
const policyKey = { name: '测试县', publicKey: rawPublicOf(pair.privateKey) };

function settledUnder(pack: PolicyPack, record: RecordContent): RecordContent {
  const result = settle(pack, record.input, { trace: true });
  return { ...record, result, payableFen: parseYuan(result.cases[0]?.payable ?? '') ?? 0 };
}

const wordsOf = (taken: Taken) =>
  taken.outcome !== 'receipt'
    ? taken.outcome
    : taken.receipt.records.map((record) =>
        record.verdict === 'held' ? record.reasons.map(({ code }) => code) : record.verdict,
      );

describe.each(FORMS)('records held for a pack that the county had not, in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open({ policyKey });
    await open.books.makeUser({ user: 'wang', name: '王', roles: ['approver'], password: 'p', active: true }, 'cli');
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });

  const states = async () =>
    Object.fromEntries((await open.books.queries.cases({})).map(({ number, state }) => [number.slice(-1), state]));

  it('are looked at again when it is published: the books, the feed and the receipt of the next epoch say what they came to', async () => {
    const pack = benxiAt('71%');
    const [a, b] = [pcOf('A', '210502001'), pcOf('B', '210502002')];
    for (const pc of [a, b]) await enrol(open.books, pc);
    const person = personOf(77);
    const right = settledUnder(pack, applicationOf(a.device.pc, 1));
    const wrong = settledUnder(pack, applicationOf(a.device.pc, 2));
    const cases = wrong.result.cases.map((one) => ({ ...one, payable: '1.00' }));
    const returned = settledUnder(pack, applicationOf(a.device.pc, 3));
    const rich = settledUnder(
      pack,
      applicationOf(a.device.pc, 4, { person, from: '2023-05-01', to: '2023-05-09', totalYuan: 53_000 }),
    );
    b.seal(applicationOf(b.device.pc, 5, { person, from: '2023-03-01', to: '2023-03-09', totalYuan: 52_000 }));
    await deliver(open, b, 1);
    a.seal(right, { ...wrong, result: { ...wrong.result, cases }, payableFen: 100 }, returned, rich);
    expect(wordsOf(await deliver(open, a, 1))).toEqual([['no_pack'], ['no_pack'], ['no_pack'], ['no_pack']]);
    const receipt = await open.books.receipt(a.key(1));
    const third = (await open.books.queries.cases({})).find(({ number }) => number.endsWith('00003'));
    if (third === undefined) throw new Error('no third');
    const places = [{ field: 'person.name', comment: '姓名' }];
    await open.books.decide(
      { record: third.record, decision: 'returned', approvedFen: 0, reason: '退', places },
      'wang',
    );
    expect(await open.books.recheckHeld()).toBe(0);

    const done = await open.books.publishPack(
      { devices: [b.device.id], bytes: signed(pack, 2, pair.privateKey) },
      'cli',
    );
    expect(done).toMatchObject({ ok: true, value: { rechecked: 3 } });
    expect(await states()).toEqual({ 1: 'accepted', 2: 'held', 3: 'returned', 4: 'held', 5: 'accepted' });
    expect(await open.books.recheckHeld()).toBe(0);
    const { items } = await open.books.feed(a.device.id, 0, { items: 100, bytes: 1_000_000 });
    const said = items.flatMap((item) =>
      item.kind === 'verdict'
        ? [
            [
              item.subject.number.slice(-1),
              item.verdict.verdict === 'held' ? item.verdict.reasons.map(({ code }) => code) : 'accepted',
            ],
          ]
        : [],
    );
    expect(said).toEqual([
      ['1', 'accepted'],
      ['2', ['amount_differs']],
      ['4', ['over_cap']],
    ]);
    for (const item of items) if (item.kind === 'verdict') expect(item.verdict.hash).toBe(item.subject.record);
    // Within the epoch the receipt stays what it was, byte for byte.
    expect((await open.books.receipt(a.key(1)))?.file).toEqual(receipt?.file);
    expect(await open.books.rebuild()).toEqual([]);
    expect(await states()).toEqual({ 1: 'accepted', 2: 'held', 3: 'returned', 4: 'held', 5: 'accepted' });
    expect((await open.books.queries.batches({ device: a.device.id }))[0]?.held).toBe(3);
    await open.books.raiseEpoch({ reason: '试', by: 'cli' });
    expect(wordsOf(await open.books.takeBatch(a.key(1)))).toEqual([
      'accepted',
      ['amount_differs'],
      ['no_pack'],
      ['over_cap'],
    ]);
    const first = (await open.books.queries.cases({})).find(({ number }) => number.endsWith('00001'));
    if (first === undefined) throw new Error('no first');
    const approved = {
      record: first.record,
      decision: 'approved',
      approvedFen: first.payableFen,
      reason: '',
      places: [],
    } as const;
    expect(await open.books.decide(approved, 'wang')).toMatchObject({ ok: true });
  });

  it('come right at once when they arrive after it, also on another node', async () => {
    const pack = benxiAt('71%');
    const pc = pcOf('C', '210502003');
    await enrol(open.books, pc);
    pc.seal(settledUnder(pack, applicationOf(pc.device.pc, 6)));
    expect(wordsOf(await deliver(open, pc, 1))).toEqual(['accepted']);
  });

  it('leave a number that came for two applications to the first, whose corrections go on', async () => {
    const pc = pcOf('D', '210502004');
    await enrol(open.books, pc);
    const own = (revision: number, totalYuan: number) => applicationOf(pc.device.pc, 7, { revision, totalYuan });
    const other = (revision: number) => {
      const record = applicationOf(pc.device.pc, 8, { revision });
      const number = `${pc.device.pc}-2023-00007`;
      return { ...record, application: { ...record.application, number } };
    };
    pc.seal(own(1, 40_000));
    pc.seal(other(1), other(5));
    pc.seal(own(2, 41_000));
    pc.seal(other(6), own(3, 42_000));
    expect(wordsOf(await deliver(open, pc, 1))).toEqual(['accepted']);
    expect(wordsOf(await deliver(open, pc, 2))).toEqual([['older_revision'], ['older_revision']]);
    expect(wordsOf(await deliver(open, pc, 3))).toEqual(['accepted']);
    expect(wordsOf(await deliver(open, pc, 4))).toEqual([['older_revision'], 'accepted']);
  });

  it('count what a PC asks for where it says less of an earlier visit than the county has', async () => {
    const pc = pcOf('E', '210502005');
    await enrol(open.books, pc);
    const person = personOf(99);
    const first = applicationOf(pc.device.pc, 1, { person, from: '2023-03-01', to: '2023-03-09', totalYuan: 52_000 });
    const second = applicationOf(pc.device.pc, 2, { person, from: '2023-05-01', to: '2023-05-09', totalYuan: 53_000 });
    const small = first.input.cases[0]?.visits.map((visit) => ({
      ...visit,
      amounts: { ...visit.amounts, total: '45000.00', inScope: '40000.00' },
    }));
    const input = {
      ...second.input,
      cases: second.input.cases.map((one) => ({ ...one, visits: [...(small ?? []), ...one.visits] })),
    };
    pc.seal(first);
    pc.seal(settledUnder(benxi(), { ...second, input }));
    expect(wordsOf(await deliver(open, pc, 1))).toEqual(['accepted']);
    expect(wordsOf(await deliver(open, pc, 2))).toEqual([['over_cap']]);
  });
});
