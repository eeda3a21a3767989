import { expect, it } from 'vitest';
import type { BatchKey } from '../../../county/spool/spool.ts';
import { sealed } from '../support/sample-batch.ts';
import { applicationOf, enrol, pcOf, siteOf } from './support/county.ts';

it('takes a batch whose PC says less of its audit chain than before, and alarms once, also after a rebuild', async () => {
  const site = await siteOf('pglite');
  const open = await site.open();
  try {
    const { books, spool } = open;
    const pc = pcOf('A');
    await enrol(books, pc);
    const keys: BatchKey[] = [];
    async function send(seq: number, audit: { readonly seq: number; readonly head: string }): Promise<void> {
      const prevHash = keys.at(-1)?.hash ?? null;
      const records = [applicationOf(pc.device.pc, seq)];
      const batch = sealed({ device: pc.device, records, seq, prevHash, audit }, `audit ${seq}`);
      const key = { device: pc.device.id, seq, hash: batch.hash };
      keys.push(key);
      await spool.put(key, batch.bytes);
      expect(await books.takeBatch(key)).toMatchObject({ outcome: 'receipt' });
    }
    const head = (digit: string): string => digit.repeat(64);
    const alarms = async () => (await books.queries.alarms()).map(({ alarm, seq }) => [alarm, seq]);
    await send(1, { seq: 10, head: head('a') });
    await send(2, { seq: 10, head: head('a') });
    await send(3, { seq: 25, head: head('b') });
    expect(await alarms()).toEqual([]);
    await send(4, { seq: 24, head: head('c') });
    await send(5, { seq: 24, head: head('d') });
    await send(6, { seq: 30, head: head('e') });
    expect(await alarms()).toEqual([
      ['audit_back', 5],
      ['audit_back', 4],
    ]);
    for (const key of keys) await books.takeBatch(key);
    await books.rebuild();
    expect(await alarms()).toHaveLength(2);
    expect(await books.queries.cases({})).toHaveLength(6);
  } finally {
    await open.close();
    await site.remove();
  }
});
