import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORMS } from '../../db/support/databases.ts';
import { applicationOf, deliver, enrol, type OpenSite, pcOf, type Site, siteOf } from '../../decide/support/county.ts';
import { sealed } from '../../support/sample-batch.ts';

describe.each(FORMS)('a chain that is not one, in %s', { timeout: 90_000 }, (form) => {
  let site: Site;
  let open: OpenSite;
  beforeEach(async () => {
    site = await siteOf(form);
    open = await site.open();
  });
  afterEach(async () => {
    await open.close();
    await site.remove();
  });

  const alarms = async () => (await open.books.queries.alarms()).map(({ alarm, seq, hash }) => ({ alarm, seq, hash }));

  it('B60: a batch that names another one as the one before it is refused, put aside and told of; the right one is taken', async () => {
    const pc = pcOf('A');
    await enrol(open.books, pc);
    pc.seal(applicationOf(pc.device.pc, 1));
    pc.seal(applicationOf(pc.device.pc, 2));
    await deliver(open, pc, 1);
    const records = [applicationOf(pc.device.pc, 3)];
    const wrong = sealed({ device: pc.device, seq: 2, prevHash: 'ab'.repeat(32), records }, 'wrong');
    const key = { device: pc.device.id, seq: 2, hash: wrong.hash };
    await open.spool.put(key, wrong.bytes);
    expect(await open.books.takeBatch(key)).toMatchObject({ outcome: 'refused', code: 'broken_chain' });
    expect(await open.spool.quarantined(key)).toBe('broken_chain');
    expect(await alarms()).toEqual([{ alarm: 'broken_chain', seq: 2, hash: wrong.hash }]);
    expect(await open.books.queries.batches({})).toHaveLength(1);
    expect(await deliver(open, pc, 2)).toMatchObject({ outcome: 'receipt' });
    expect(await open.books.queries.cases({})).toHaveLength(2);
  });

  it('B58: of a number that came with two contents nothing of the second is taken, people are told once, and the PC goes on with its own chain', async () => {
    const pc = pcOf('A');
    await enrol(open.books, pc);
    pc.seal(applicationOf(pc.device.pc, 1));
    pc.seal(applicationOf(pc.device.pc, 2));
    const receipt = await deliver(open, pc, 1);
    const records = [applicationOf(pc.device.pc, 9)];
    const forked = sealed({ device: pc.device, records }, 'forked');
    const after = sealed(
      { device: pc.device, seq: 2, prevHash: forked.hash, records: [applicationOf(pc.device.pc, 10)] },
      'after',
    );
    for (const [seq, { hash, bytes }] of [
      [1, forked],
      [1, forked],
      [2, after],
    ] as const) {
      const key = { device: pc.device.id, seq, hash };
      if ((await open.spool.quarantined(key)) === null) await open.spool.put(key, bytes);
      expect(await open.books.takeBatch(key)).not.toMatchObject({ outcome: 'receipt' });
    }
    expect(await alarms()).toEqual(
      expect.arrayContaining([
        { alarm: 'fork', seq: 1, hash: forked.hash },
        { alarm: 'broken_chain', seq: 2, hash: after.hash },
      ]),
    );
    expect(await alarms()).toHaveLength(2);
    // Whoever holds the first content is the one that the county knows; the other branch never gets in.
    expect(await open.books.takeBatch(pc.key(1))).toMatchObject({ outcome: 'receipt', isNew: false });
    expect(receipt).toMatchObject({ outcome: 'receipt' });
    expect(await deliver(open, pc, 2)).toMatchObject({ outcome: 'receipt' });
    expect(await open.books.queries.cases({})).toHaveLength(2);
  });
});
