import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Books } from '../../../county/books/books.ts';
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
import { rosterBytes, rosterOf } from '../support/rosters.ts';

const codeOf = <T>(result: Booked<T>): string => (result.ok ? 'ok' : result.refusal.code);
const LONG = '2030-01-01T00:00:00.000+08:00';
describe.each(FORMS)('the registration of PCs in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  let books: Books;
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open();
    ({ books } = open);
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });
  let codes = 0;
  const newCode = async (pc: string, until = LONG, formerPcs: readonly string[] = []) => {
    codes += 1;
    const code = `${CODE.slice(0, 17)}${String(codes).padStart(3, '0')}`;
    await books.makeCode({ code, pc, until, by: 'cli', formerPcs });
    return code;
  };

  it('takes a code once, for its PC only, until its day, and answers the same request the same way', async () => {
    const { device } = pcOf('A');
    const code = await newCode(device.pc);
    expect(codeOf(await books.enrol(enrolRequest(device, 'Z'.repeat(20))))).toBe('bad_code');
    expect(codeOf(await books.enrol(enrolRequest(pcOf('B').device, code)))).toBe('bad_code');
    expect(
      codeOf(await books.enrol(enrolRequest(device, await newCode(device.pc, '2023-10-20T00:00:00.000+08:00')))),
    ).toBe('bad_code');
    expect(codeOf(await books.enrol({ ...enrolRequest(device, code), countyKey: '0'.repeat(16) }))).toBe(
      'other_county',
    );
    const first = await books.enrol(enrolRequest(device, code));
    expect(codeOf(first)).toBe('ok');
    const { events } = await books.ready();
    for (let times = 0; times < 5; times++) expect(await books.enrol(enrolRequest(device, code))).toEqual(first);
    // A letter that comes again and again, on every stick, leaves nothing in the journal.
    expect((await books.ready()).events).toBe(events);
    expect(codeOf(await books.enrol({ ...enrolRequest(device, code), requestedAt: LONG }))).toBe('bad_code');
    expect(codeOf(await books.makeCode({ code: CODE, pc: device.pc, until: LONG, by: 'nobody' }))).toBe('unknown_user');
  });

  it('gives no name that another PC holds, also a former one, until that one is out of use', async () => {
    const first = { ...pcOf('C').device, formerPcs: ['210502001-D'] };
    expect(codeOf(await books.enrol(enrolRequest(first, await newCode(first.pc, LONG, first.formerPcs))))).toBe('ok');
    for (const letter of ['C', 'D']) {
      const other = { ...pcOf(letter).device, id: `another-${letter}` };
      expect(await books.enrol(enrolRequest(other, await newCode(other.pc)))).toMatchObject({
        ok: false,
        refusal: { code: 'name_taken', detail: { pc: other.pc } },
      });
    }
    const stolen = { ...pcOf('C').device, publicKey: new Uint8Array(32).fill(0) };
    expect(codeOf(await books.enrol(enrolRequest(stolen, await newCode(stolen.pc))))).toBe('name_taken');
    expect(codeOf(await books.revoke({ device: first.id, reason: '换机', by: 'cli' }))).toBe('ok');
    const heir = { ...pcOf('C').device, id: 'heir' };
    expect(codeOf(await books.enrol(enrolRequest(heir, await newCode(heir.pc))))).toBe('ok');
    expect(codeOf(await books.revoke({ device: 'nobody', reason: '', by: 'cli' }))).toBe('unknown_device');
  });

  it('keeps the numbers of a PC that comes back under another letter', async () => {
    const pc = pcOf('E');
    await enrol(books, pc);
    pc.seal(applicationOf(pc.device.pc, 1));
    await deliver(open, pc, 1);
    const moved = { ...pc.device, pc: '210502001-F', formerPcs: [pc.device.pc] };
    expect(codeOf(await books.enrol(enrolRequest(moved, await newCode(moved.pc))))).toBe('ok');
    expect(await books.device(moved.id)).toMatchObject({
      pc: '210502001-F',
      formerPcs: [pc.device.pc],
      revokedAt: null,
    });
    expect(await books.progress(moved.id)).toMatchObject({ received: 1, feedEnd: 1 });
  });

  it('sends what is published to every PC in use, and what is for all also to those that come later', async () => {
    const [here, gone, later] = [pcOf('G'), pcOf('H'), pcOf('J')];
    await enrol(books, here);
    await enrol(books, gone);
    await books.revoke({ device: gone.device.id, reason: '停用', by: 'cli' });
    const before = (await books.progress(gone.device.id)).feedEnd;
    expect(codeOf(await books.publishRoster(rosterOf('低保'), 'cli'))).toBe('ok');
    expect(codeOf(await books.publishRoster(rosterOf('特困', [here.device.id]), 'cli'))).toBe('ok');
    expect(codeOf(await books.publishRoster(rosterOf('特困', ['nobody']), 'cli'))).toBe('unknown_device');
    expect(codeOf(await books.publishRoster(rosterOf('特困', []), 'cli'))).toBe('unknown_device');
    await enrol(books, later);
    const names = async (device: string) =>
      (await books.feed(device, 0, { items: 10, bytes: 1_000_000 })).items.map((item) =>
        item.kind === 'roster' ? item.name : item.kind,
      );
    expect(await names(here.device.id)).toEqual(['低保', '特困']);
    expect(await names(later.device.id)).toEqual(['低保']);
    expect((await books.progress(gone.device.id)).feedEnd).toBe(before);
    expect(await names(gone.device.id)).toEqual(['revoked']);
  });

  it('cuts a feed by items and by bytes, never to nothing, and says where it ends', async () => {
    const pc = pcOf('K');
    await enrol(books, pc);
    const own = {
      ...rosterOf('大', [pc.device.id]),
      bytes: rosterBytes(`测试人,11010519491231002X,${'长'.repeat(330)}`),
    };
    for (let n = 0; n < 5; n++) await books.publishRoster(own, 'cli');
    const { feedEnd } = await books.progress(pc.device.id);
    const numbers = async (after: number, items: number, bytes: number) => {
      const part = await books.feed(pc.device.id, after, { items, bytes });
      expect(part.end).toBe(feedEnd);
      return part.items.map(({ n }) => n);
    };
    expect(feedEnd).toBe(6);
    expect(await numbers(0, 2, 1_000_000)).toEqual([1, 2]);
    expect(await numbers(1, 10, 1)).toEqual([2]);
    expect(await numbers(1, 10, 2_700)).toEqual([2, 3]);
    expect(await numbers(feedEnd, 10, 1_000)).toEqual([]);
  });

  it('sends a PC that comes back what was published for all while it was out of use, and nothing twice', async () => {
    const pc = pcOf('L');
    const titles = async () =>
      (await books.feed(pc.device.id, 0, { items: 20, bytes: 1_000_000 })).items.map((item) =>
        item.kind === 'roster' ? item.name : item.kind,
      );
    await enrol(books, pc);
    const before = await titles();
    await books.revoke({ device: pc.device.id, reason: '送修', by: 'cli' });
    expect(codeOf(await books.publishRoster(rosterOf('送修时下发'), 'cli'))).toBe('ok');
    expect(await titles()).toEqual([...before, 'revoked']);
    expect(codeOf(await books.enrol(enrolRequest(pc.device, await newCode(pc.device.pc))))).toBe('ok');
    expect(await titles()).toEqual([...before, 'revoked', '送修时下发']);
    const moved = { ...pc.device, pc: '210502001-M', formerPcs: [pc.device.pc] };
    expect(codeOf(await books.enrol(enrolRequest(moved, await newCode(moved.pc))))).toBe('ok');
    expect(await titles()).toEqual([...before, 'revoked', '送修时下发']);
  });
});
