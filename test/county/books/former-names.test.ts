import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Booked } from '../../../county/books/books-refusal.ts';
import { FORMS } from '../db/support/databases.ts';
import {
  applicationOf,
  CODE,
  deliver,
  enrol,
  enrolRequest,
  pcOf,
  siteOf,
  type OpenSite,
  type Site,
} from '../decide/support/county.ts';

const codeOf = <T>(result: Booked<T>): string => (result.ok ? 'ok' : result.refusal.code);
const UNTIL = '2030-01-01T00:00:00.000+08:00';
const OLD = '210502001-D';

describe.each(FORMS)('a former name of a PC in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  const pc = pcOf('F', '210502001', [OLD]);
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open();
    await open.books.makeUser({ user: 'wang', name: '王', roles: ['approver'], password: 'p', active: true }, 'cli');
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });

  const register = async (n: number, formerPcs: readonly string[] = []) => {
    const code = `${CODE.slice(0, 19)}${n}`;
    await open.books.makeCode({ code, pc: pc.device.pc, until: UNTIL, by: 'cli', formerPcs });
    return codeOf(await open.books.enrol(enrolRequest(pc.device, code)));
  };
  const reasonsOf = async (number: string) =>
    (await open.books.queries.cases({ text: number })).map(({ state, reasons }) => [state, reasons]);

  it('that only the PC itself speaks of is not refused, but held for people, and belongs to nobody', async () => {
    expect(await register(1)).toBe('ok');
    const [own, former] = [applicationOf(pc.device.pc, 1), applicationOf(OLD, 2)];
    pc.seal(own, former);
    expect(await deliver(open, pc, 1)).toMatchObject({
      receipt: { records: [{ verdict: 'accepted' }, { verdict: 'held', reasons: [{ code: 'former_unproven' }] }] },
    });
    expect(await reasonsOf(former.application.number)).toEqual([['held', ['former_unproven']]]);
    const [row] = await open.books.queries.cases({ text: former.application.number });
    if (row === undefined) throw new Error('Not in the books');
    const decide = (reason: string) =>
      open.books.decide(
        { record: row.record, decision: 'approved', approvedFen: row.payableFen, reason, places: [] },
        'wang',
      );
    expect(codeOf(await decide(''))).toBe('look_first');
    expect(codeOf(await decide('电话核对过，是本机以前的编号'))).toBe('ok');
    // Whoever really has that name may be registered.
    await enrol(open.books, pcOf('D'));
    await open.books.revoke({ device: pcOf('D').device.id, reason: '停用', by: 'cli' });
  });

  it('that the code names, or under which the county registered the PC itself, is believed, and stays so in new tables', async () => {
    expect(await register(2, [OLD])).toBe('ok');
    await open.books.rebuild();
    pc.seal(applicationOf(OLD, 3));
    expect(await deliver(open, pc, 2)).toMatchObject({ receipt: { records: [{ verdict: 'accepted' }] } });
    // Moved on: the county knows its last name by its own books.
    const moved = { ...pc.device, pc: '210502001-G', formerPcs: [pc.device.pc, OLD] };
    const code = `${CODE.slice(0, 18)}99`;
    await open.books.makeCode({ code, pc: moved.pc, until: UNTIL, by: 'cli' });
    expect(codeOf(await open.books.enrol(enrolRequest(moved, code)))).toBe('ok');
    pc.seal(applicationOf(OLD, 4), applicationOf(pc.device.pc, 5));
    expect(await deliver(open, pc, 3)).toMatchObject({
      receipt: { records: [{ verdict: 'accepted' }, { verdict: 'accepted' }] },
    });
  });
});
