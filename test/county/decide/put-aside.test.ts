import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Spool } from '../../../county/spool/spool.ts';
import { sealed } from '../support/sample-batch.ts';
import {
  applicationOf,
  codeOf,
  enrol,
  enrolRequest,
  pcOf,
  siteOf,
  type OpenSite,
  type Site,
} from './support/county.ts';

/** A spool whose first reading waits in the middle: `reached` says that the bytes were read, `goOn` lets it go on. */
function waitingSpool(spool: Spool) {
  let [say, goOn]: [() => void, () => void] = [() => undefined, () => undefined];
  const reached = new Promise<void>((resolve) => (say = resolve));
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const waiting: Spool = {
    ...spool,
    read: async (key) => {
      const bytes = await spool.read(key);
      say();
      await gate;
      return bytes;
    },
  };
  return { spool: waiting, reached, goOn: () => goOn() };
}

describe('a batch that one node finds wrong while another takes it', () => {
  let site: Site;
  let two: OpenSite;
  beforeAll(async () => {
    site = await siteOf('postgres');
    two = await site.open();
  });
  afterAll(async () => {
    await two.close();
    await site.remove();
  });

  it('stays in the books and in its place: the PC was registered under that name meanwhile', async () => {
    const slow = waitingSpool(two.spool);
    const one = await site.open({ spool: slow.spool });
    const before = pcOf('A');
    const device = { ...before.device, pc: '210502001-B', formerPcs: [before.device.pc] };
    await enrol(two.books, before);
    const batch = sealed({ device, records: [applicationOf(device.pc, 1)] }, 'renamed');
    const key = { device: device.id, seq: 1, hash: batch.hash };
    await two.spool.put(key, batch.bytes);
    const first = one.books.takeBatch(key);
    await slow.reached;
    const code = codeOf(device.pc);
    const formerPcs = [...device.formerPcs];
    await two.books.makeCode({ code, pc: device.pc, formerPcs, until: '2030-01-01T00:00:00.000+08:00', by: 'cli' });
    expect(await two.books.enrol(enrolRequest(device, code))).toMatchObject({ ok: true });
    expect(await two.books.takeBatch(key)).toMatchObject({ outcome: 'receipt', isNew: true });
    slow.goOn();
    expect(await first).toMatchObject({ outcome: 'receipt', isNew: false });
    expect(await two.spool.quarantined(key)).toBeNull();
    expect(await two.spool.size(key)).toBe(batch.bytes.length);
    expect(await two.books.queries.alarms()).toEqual([]);
    expect(await two.books.rebuild()).toEqual([]);
    await one.close();
  });

  it('is not booked once it lies aside, however far another node has read it', async () => {
    const slow = waitingSpool(two.spool);
    const one = await site.open({ spool: slow.spool });
    const pc = pcOf('C');
    await enrol(two.books, pc);
    const key = pc.seal(applicationOf(pc.device.pc, 1));
    await two.spool.put(key, pc.bytes(1));
    const first = one.books.takeBatch(key);
    await slow.reached;
    await two.spool.quarantine(key, 'other_name');
    slow.goOn();
    expect(await first).toMatchObject({ outcome: 'refused', code: 'other_name' });
    expect(await two.books.receipt(key)).toBeNull();
    await one.close();
  });

  it('can be put back but not thrown away when it is in the books after all', async () => {
    const pc = pcOf('D');
    await enrol(two.books, pc);
    const key = pc.seal(applicationOf(pc.device.pc, 1));
    await two.spool.put(key, pc.bytes(1));
    await two.books.takeBatch(key);
    // As an older program left it.
    await two.spool.quarantine(key, 'other_name');
    const settle = (action: 'freed' | 'dropped') => two.books.settleAside({ key, action, reason: '查过' }, 'cli');
    expect(await settle('dropped')).toMatchObject({ ok: false, refusal: { code: 'aside_booked' } });
    expect(await two.spool.quarantined(key)).toBe('other_name');
    expect(await settle('freed')).toMatchObject({ ok: true });
    expect(await two.spool.size(key)).toBe(pc.bytes(1).length);
  });
});
