import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Taken } from '../../../../county/books/books.ts';
import { applicationOf, deliver, enrol, type OpenSite, pcOf, type Site, siteOf } from '../../decide/support/county.ts';
import { beforeEachChange } from '../../rekey/support/dying-files.ts';

let site: Site;
let open: OpenSite;
beforeEach(async () => {
  site = await siteOf('pglite');
  open = await site.open();
});
afterEach(async () => {
  await open.close();
  await site.remove();
});

const ioError = (): Error => Object.assign(new Error('input/output error'), { code: 'EIO' });
const fileOf = (taken: Taken): Buffer | null => (taken.outcome === 'receipt' ? Buffer.from(taken.file) : null);

/** What of the disk a change touched: the names of the calls, for the count at the end. */
const kindOf = (change: string): string => change.split(' ')[0] ?? '';

it('a write or sync that fails once, whichever it is, loses no batch that was acknowledged, and the batch comes through when it is sent again', async () => {
  const pc = pcOf('A');
  await enrol(open.books, pc);
  const failed = new Set<string>();
  const refused: number[] = [];
  for (let nth = 1; ; nth++) {
    pc.seal(applicationOf(pc.device.pc, nth));
    let changes = 0;
    const undo = await beforeEachChange((change) => {
      changes += 1;
      if (changes !== nth) return;
      failed.add(kindOf(change));
      throw ioError();
    });
    const said = await deliver(open, pc, nth)
      .then(fileOf, (error: unknown) => {
        expect(error).toMatchObject({ code: 'EIO' });
        refused.push(nth);
        return null;
      })
      .finally(undo);
    // As its PC does after a fault: the same again.
    const again = await deliver(open, pc, nth);
    expect([nth, again.outcome]).toEqual([nth, 'receipt']);
    if (said !== null) expect(fileOf(again)).toEqual(said);
    if (changes < nth) break;
  }
  // Every change of the disk that a delivery makes failed once; some of the syncs among them are those of the journal.
  expect(refused.length).toBeGreaterThan(5);
  expect([...failed]).toEqual(expect.arrayContaining(['write', 'sync', 'datasync']));
  const { events } = await open.books.verify();
  await open.close();
  open = await site.open();
  expect((await open.books.verify()).events).toBe(events);
  for (let seq = 1; seq <= refused.length; seq++) expect(await open.books.receipt(pc.key(seq))).not.toBeNull();
}, 240_000);

it('a disk that fails from some moment on acknowledges nothing any more; opened anew it has all that was acknowledged', async () => {
  const pc = pcOf('A');
  await enrol(open.books, pc);
  const said: Buffer[] = [];
  for (let nth = 1, seq = 0; ; nth++) {
    pc.seal(applicationOf(pc.device.pc, ++seq));
    let changes = 0;
    const undo = await beforeEachChange(() => {
      changes += 1;
      if (changes >= nth) throw ioError();
    });
    const first = await deliver(open, pc, seq).then(fileOf, () => null);
    const second = await deliver(open, pc, seq).then(fileOf, () => null);
    undo();
    // Nothing is acknowledged twice differently, and not at all once a change has failed.
    if (changes >= nth) expect([nth, first]).toEqual([nth, null]);
    expect(second ?? first).toEqual(first);
    await open.close();
    open = await site.open();
    for (const [at, file] of said.entries())
      expect(Buffer.from((await open.books.receipt(pc.key(at + 1)))?.file ?? [])).toEqual(file);
    said.push(fileOf(await deliver(open, pc, seq)) ?? Buffer.alloc(0));
    expect(said.at(-1)).not.toHaveLength(0);
    if (changes < nth) break;
  }
  expect(said.length).toBeGreaterThan(5);
  await open.books.verify();
}, 400_000);
