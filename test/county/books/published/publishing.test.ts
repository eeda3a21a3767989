import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Booked } from '../../../../county/books/books-refusal.ts';
import { rawPublicOf } from '../../../../county/keys/raw-keys.ts';
import { benxiAt, signed } from '../../../service/support/signed-packs.ts';
import { FORMS } from '../../db/support/databases.ts';
import {
  applicationOf,
  deliver,
  enrol,
  pcOf,
  personOf,
  siteOf,
  type OpenSite,
  type Site,
} from '../../decide/support/county.ts';
import { rosterBytes, rosterOf } from '../../support/rosters.ts';

const codeOf = <T>(result: Booked<T>): string => (result.ok ? 'ok' : result.refusal.code);
const pair = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const policyKey = { name: '测试县', publicKey: rawPublicOf(pair.privateKey) };

describe.each(FORMS)('what the county publishes in %s', (form) => {
  let site: Site;
  let open: OpenSite;
  const [a, b] = [pcOf('A', '210502001'), pcOf('B', '210502002')];
  beforeAll(async () => {
    site = await siteOf(form);
    open = await site.open({ policyKey });
    for (const pc of [a, b]) await enrol(open.books, pc);
    const user = (name: string, role: 'approver' | 'payer' | 'administrator') =>
      open.books.makeUser({ user: name, name, roles: [role], password: 'p', active: true }, 'cli');
    await user('wang', 'approver');
    await user('admin', 'administrator');
  });
  afterAll(async () => {
    await open.close();
    await site.remove();
  });

  const fed = async (device: string) => (await open.books.feed(device, 0, { items: 100, bytes: 10_000_000 })).items;

  it('is a roster that reads as one: its headings found, told how many people and how many ID numbers are doubtful', async () => {
    const bytes = rosterBytes(
      '张三,11010519491231002X,低保对象',
      '李四,123,低保对象',
      '王五,11010519491231002X,"低,保"',
    );
    const titled = Buffer.concat([Buffer.from('2023 年名册\r\n'), bytes, Buffer.from('\r\n,,\r\n')]);
    const done = await open.books.publishRoster({ ...rosterOf('低保'), bytes: titled }, 'admin');
    expect(done).toMatchObject({ ok: true, value: { rows: 3, doubtful: 2 } });
    const [item] = (await fed(a.device.id)).filter(({ kind }) => kind === 'roster');
    expect(item).toMatchObject({
      name: '低保',
      asOf: '2023-10-01',
      csv: '姓名,身份证号,救助类别\r\n张三,11010519491231002X,低保对象\r\n李四,123,低保对象\r\n王五,11010519491231002X,"低,保"\r\n',
    });
    const [row] = await open.books.queries.publications({ kind: 'roster' });
    expect(row).toMatchObject({ title: '低保', by: 'admin', asOf: '2023-10-01' });
    expect(row?.devices.map(({ isFetched }) => isFetched)).toEqual([false, false]);
    await open.books.noteFetched(a.device.id, 1, item?.n ?? 0);
    const [seen] = await open.books.queries.publications({ kind: 'roster' });
    expect(seen?.devices.find(({ device }) => device === a.device.id)?.isFetched).toBe(true);
  });

  it.each([
    ['', '文件里没有内容'],
    ['姓名,身份证号\r\n', '表头下面没有人'],
    ['姓名,年龄\r\n张三,3\r\n', '没有找到表头'],
    ['姓名,身份证号,姓名\r\n张三,1,张三\r\n', '表头「姓名」有两列'],
    ['姓名,身份证号\r\n张三,1,多出\r\n', '第 2 行比表头多出内容'],
    [`姓名,身份证号\r\n张三,${'1'.repeat(600)}\r\n`, '第 2 行有一格超过'],
    ['\u0000', '可能已损坏，或不是表格'],
    ['x'.repeat(9 * 1024 * 1024), '超过 8 MB'],
  ])('is no roster when it does not read as one (%#)', async (text, words) => {
    const done = await open.books.publishRoster({ ...rosterOf('低保'), bytes: Buffer.from(text) }, 'admin');
    expect(done).toMatchObject({
      ok: false,
      refusal: { code: 'roster_refused', detail: { words: expect.stringContaining(words) as string } },
    });
  });

  it('is sent by administrators only, and a roster of a day to come or without a name by nobody', async () => {
    expect(codeOf(await open.books.publishRoster(rosterOf('低保'), 'wang'))).toBe('role_missing');
    expect(codeOf(await open.books.publishLedger({ devices: null, year: 2023 }, 'wang'))).toBe('role_missing');
    expect(codeOf(await open.books.publishPack({ devices: null, bytes: new Uint8Array() }, 'wang'))).toBe(
      'role_missing',
    );
    expect(codeOf(await open.books.publishRoster({ ...rosterOf('低保'), asOf: '2099-01-01' }, 'cli'))).toBe(
      'roster_refused',
    );
    expect(codeOf(await open.books.publishRoster(rosterOf(' '), 'cli'))).toBe('roster_refused');
  });

  it('is a pack that windows would take: signed by the policy key, sound, never an older or another release of one number', async () => {
    const two = signed(benxiAt('71%'), 2, pair.privateKey);
    expect(
      codeOf(
        await open.books.publishPack({ devices: null, bytes: signed(benxiAt('71%'), 2, other.privateKey) }, 'cli'),
      ),
    ).toBe('pack_refused');
    expect(codeOf(await open.books.readPack(Buffer.from('{}')))).toBe('pack_refused');
    expect(await open.books.readPack(two)).toMatchObject({ ok: true, value: { version: 2, signer: '测试县' } });
    expect(await open.books.publishPack({ devices: [a.device.id], bytes: two }, 'cli')).toMatchObject({
      ok: true,
      value: { pack: 'benxi-2023', version: 2, hash: benxiAt('71%').hash },
    });
    expect(codeOf(await open.books.publishPack({ devices: [a.device.id], bytes: two }, 'cli'))).toBe('pack_known');
    expect(codeOf(await open.books.readPack(signed(benxiAt('72%'), 1, pair.privateKey)))).toBe('pack_refused');
    expect(codeOf(await open.books.readPack(signed(benxiAt('72%'), 2, pair.privateKey)))).toBe('pack_refused');
    const [item] = (await fed(a.device.id)).filter(({ kind }) => kind === 'pack');
    expect(item).toMatchObject({ pack: 'benxi-2023', file: Buffer.from(two).toString('base64url') });
    expect((await fed(b.device.id)).filter(({ kind }) => kind === 'pack')).toEqual([]);
    expect((await open.books.queries.publications({ kind: 'pack' })).map(({ title }) => title)).toEqual(['benxi-2023']);
  });

  it('is what people were granted in a year, to each PC without its own applications', async () => {
    const person = personOf(9);
    a.seal(applicationOf(a.device.pc, 1, { person }), applicationOf(a.device.pc, 2));
    b.seal(applicationOf(b.device.pc, 3));
    for (const pc of [a, b]) await deliver(open, pc, 1);
    const cases = await open.books.queries.cases({});
    const of = (number: string) => {
      const found = cases.find((one) => one.number.endsWith(number));
      if (found === undefined) throw new Error(`No case ${number}`);
      return found;
    };
    const decide = (row: (typeof cases)[number], decision: 'approved' | 'partly', approvedFen: number) =>
      open.books.decide({ record: row.record, decision, approvedFen, reason: '核对过', places: [] }, 'wang');
    const [one, two] = [of('00001'), of('00003')];
    expect(codeOf(await decide(one, 'partly', one.payableFen - 100))).toBe('ok');
    expect(codeOf(await decide(two, 'approved', two.payableFen))).toBe('ok');
    const done = await open.books.publishLedger({ devices: null, year: 2023 }, 'admin');
    expect(done).toMatchObject({ ok: true });
    const ledger = async (device: string) =>
      (await fed(device)).flatMap((item) => (item.kind === 'ledger' ? item.rows : []));
    const toA = await ledger(a.device.id);
    expect([...new Set(toA.map(({ name }) => name))]).toEqual([two.name]);
    expect(toA.reduce((sum, row) => sum + row.usedFen, 0)).toBe(two.payableFen);
    const toB = await ledger(b.device.id);
    const granted = toB.filter(({ idNumber }) => idNumber === person.idNumber);
    expect(granted.reduce((sum, row) => sum + row.usedFen, 0)).toBe(one.payableFen - 100);
    // Nobody decided on the other application of that PC: it stands there with nothing, so that an earlier ledger is put right.
    const waiting = toB.filter(({ idNumber }) => idNumber !== person.idNumber);
    expect([waiting.length > 0, waiting.every(({ usedFen }) => usedFen === 0)]).toEqual([true, true]);
    expect(await open.books.publishLedger({ devices: null, year: 2022 }, 'admin')).toMatchObject({
      ok: true,
      value: { sent: [{ rows: 0 }, { rows: 0 }] },
    });
  });
});
