import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningCounty } from '../../../../county/start.ts';
import { benxiAt, signed } from '../../../service/support/signed-packs.ts';
import { countyFolder } from '../../service/support/running-county.ts';
import { rosterBytes } from '../../support/rosters.ts';
import { type Desk, deskOf } from '../support/console-calls.ts';
import { makeCases } from '../support/console-page.ts';
import { signPacks } from '../support/sign-packs.ts';
import { makeUser } from '../support/users.ts';

let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let guan: Desk;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const ROSTER = base64(rosterBytes('张三,11010519491231002X,低保对象', '李四,123,低保对象'));

beforeAll(async () => {
  folder = await countyFolder();
  await signPacks(folder.folder);
  running = await folder.start(folder.folder, folder.root);
  await makeCases(running);
  await makeUser(running, 'guan', '管管理', ['administrator']);
  await makeUser(running, 'chen', '陈审批', ['approver', 'payer']);
  guan = await deskOf(running, 'guan');
});
afterAll(() => folder.remove());

describe('what is sent down from the console', () => {
  it('is an administrator’s to send', async () => {
    const chen = await deskOf(running, 'chen');
    expect(await chen.refused('published', {})).toBe('role_missing');
    expect(await chen.refused('look-roster', { base64: ROSTER, sheet: null })).toBe('role_missing');
    const roster = { to: null, name: '低保', asOf: '2023-10-01', base64: ROSTER, sheet: null };
    expect(await chen.refused('publish-roster', roster)).toBe('role_missing');
    expect(await chen.refused('publish-ledger', { to: null, year: 2023 })).toBe('role_missing');
  });

  it('is not read at all of somebody who may not send it: the answer is there before the body', async () => {
    const asked = request(`${running.address}/console/api/publish-roster`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '9000000' },
    });
    asked.flushHeaders();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(401);
    asked.destroy();
  });

  it('is a roster, looked at before, for all PCs or those that were named', async () => {
    const look = await guan.get('look-roster', { base64: ROSTER, sheet: null });
    expect(look).toMatchObject({ columns: ['姓名', '身份证号', '救助类别'], rows: 2, hiddenRows: 0, doubtful: 1 });
    expect(look.doubts[0]).toMatchObject({ line: 3 });
    const { devices } = await guan.get('published', {});
    const one = devices.find(({ pc }) => pc === '210502002-B');
    const roster = { to: [one?.device ?? ''], name: '十月低保', asOf: '2023-10-01', base64: ROSTER, sheet: null };
    expect(await guan.get('publish-roster', roster)).toEqual({ rows: 2, doubtful: 1 });
    const [row] = (await guan.get('published', {})).publications;
    expect(row).toMatchObject({ kind: 'roster', title: '十月低保', by: '管管理', sent: 1, fetched: 0 });
    expect(row?.waiting).toEqual(['210502002-B']);
    expect(await guan.refused('publish-roster', { ...roster, to: ['nobody'] })).toBe('unknown_device');
    expect(await guan.refused('publish-roster', { ...roster, asOf: '2999-01-01' })).toBe('roster_refused');
    expect(await guan.refused('look-roster', { base64: base64(Buffer.from('x')), sheet: null })).toBe('roster_refused');
    expect(await guan.refused('look-roster', { base64: '§', sheet: null })).toBe('bad_request');
  });

  it('may be as long as a township’s whole roster', async () => {
    const rows = Array.from({ length: 150_000 }, (_, n) => `测试人${n},11010519491231002X,低保对象`);
    const bytes = rosterBytes(rows.join('\r\n'));
    expect(bytes.length).toBeGreaterThan(6_000_000);
    expect((await guan.get('look-roster', { base64: base64(bytes), sheet: null })).rows).toBe(150_000);
  });

  it('is a signed pack with its policy, number and hash; the same version is not sent twice', async () => {
    const bytes = base64(signed(benxiAt('72%'), 7));
    const look = await guan.get('look-pack', { base64: bytes });
    expect(look).toMatchObject({ pack: 'benxi-2023', version: 7, from: '2023-01-01', hash: benxiAt('72%').hash });
    expect(await guan.get('publish-pack', { to: null, base64: bytes })).toMatchObject({ version: 7, rechecked: 0 });
    expect(await guan.refused('publish-pack', { to: null, base64: bytes })).toBe('pack_known');
    expect(await guan.refused('look-pack', { base64: base64(Buffer.from('{}')) })).toBe('pack_refused');
  });

  it('is the ledger of a year, to each PC without its own', async () => {
    expect(await guan.get('publish-ledger', { to: null, year: 2023 })).toMatchObject({ pcs: 2 });
    expect(await guan.refused('publish-ledger', { to: null, year: 23 })).toBe('bad_request');
  });

  it('goes to more PCs afterwards, each once, and to those that come later when it is sent to all', async () => {
    const before = (await guan.get('published', {})).publications.find(({ title }) => title === '十月低保');
    if (before === undefined) throw new Error('no roster');
    expect(before).toMatchObject({ isForAll: false, holders: [{ pc: '210502002-B', isFetched: false }] });
    const { id: publication } = before;
    const chen = await deskOf(running, 'chen');
    expect(await chen.refused('publish-also', { publication, to: null })).toBe('role_missing');
    const { devices, publications } = await guan.get('published', {});
    const [a, b] = ['210502001-A', '210502002-B'].map((pc) => devices.find((one) => one.pc === pc)?.device ?? '');
    expect(await guan.refused('publish-also', { publication, to: [b ?? ''] })).toBe('sent_already');
    expect(await guan.refused('publish-also', { publication, to: ['nobody'] })).toBe('unknown_device');
    expect(await guan.refused('publish-also', { publication: 'none', to: null })).toBe('unknown_publication');
    const ledger = publications.find(({ kind }) => kind === 'ledger')?.id ?? '';
    expect(await guan.refused('publish-also', { publication: ledger, to: null })).toBe('ledger_own');
    expect(await guan.get('publish-also', { publication, to: [a ?? '', b ?? ''] })).toEqual({ sent: 1 });
    expect(await guan.get('publish-also', { publication, to: null })).toEqual({ sent: 0 });
    const after = (await guan.get('published', {})).publications.find(({ id }) => id === publication);
    expect(after).toMatchObject({ isForAll: true, sent: 2 });
    expect(await guan.refused('publish-also', { publication, to: null })).toBe('sent_already');
  });

  it('stands in the history by name', async () => {
    const asked = { group: 'published', user: null, from: null, to: null, before: null } as const;
    const { rows } = await guan.get('audit', asked);
    expect(rows.map(({ by }) => by)).toContain('管管理');
    expect(rows.some(({ words }) => words.includes('十月低保'))).toBe(true);
  });
});
