import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningCounty } from '../../../../county/start.ts';
import { enrolRequest, type Pc, pcOf } from '../../decide/support/county.ts';
import { countyFolder } from '../../service/support/running-county.ts';
import { type Desk, deskOf } from '../support/console-calls.ts';
import { makeCases } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let guan: Desk;
let first: Pc;
let second: Pc;
beforeAll(async () => {
  folder = await countyFolder();
  running = await folder.start(folder.folder, folder.root);
  [first, second] = await makeCases(running);
  await makeUser(running, 'guan', '管管理', ['administrator']);
  await makeUser(running, 'chen', '陈审批', ['approver']);
  guan = await deskOf(running, 'guan');
});
afterAll(() => folder.remove());

const of = async (pc: Pc) => (await guan.get('devices', {})).devices.find(({ device }) => device === pc.device.id);

describe('the PCs at the console', () => {
  it('are an administrator’s', async () => {
    const chen = await deskOf(running, 'chen');
    expect(await chen.refused('devices', {})).toBe('role_missing');
    expect(await chen.refused('make-code', { pc: '210502003-C', formerPcs: [] })).toBe('role_missing');
    expect(await chen.refused('revoke-device', { device: first.device.id, reason: '丢失' })).toBe('role_missing');
  });

  it('say how far each is, what waits of it, what it has not fetched and when it last asked', async () => {
    expect(await of(first)).toMatchObject({ pc: '210502001-A', received: 1, parked: [], open: 2, held: 0 });
    expect(await of(second)).toMatchObject({ pc: '210502002-B', received: 1, parked: [3], open: 2, held: 1 });
    const before = await of(first);
    expect(before).toMatchObject({ unfetched: 1, seenAt: null });
    const { epoch } = await running.county.books.progress(first.device.id);
    await running.county.books.noteFetched(first.device.id, epoch, 1);
    const after = await of(first);
    expect(after?.unfetched).toBe(0);
    expect(after?.seenAt).toMatch(/^\d{4}-\d\d-\d\dT.*\+08:00$/);
  });

  it('get a code that registers the named PC, once, and stands in no list afterwards', async () => {
    const made = await guan.get('make-code', { pc: '210502003-C', formerPcs: [] });
    expect(made).toMatchObject({ pc: '210502003-C' });
    expect(made.code).toMatch(/^(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);
    const code = made.code.replaceAll('-', '');
    const [other, pc] = [pcOf('D', '210502003'), pcOf('C', '210502003')];
    const wrong = await running.county.books.enrol(enrolRequest(other.device, code));
    expect(wrong.ok ? '' : wrong.refusal.code).toBe('bad_code');
    const request = { ...enrolRequest(pc.device, code), countyKey: running.county.secret.keyId };
    expect((await running.county.books.enrol(request)).ok).toBe(true);
    const again = { ...enrolRequest(other.device, code), pc: '210502003-C', countyKey: request.countyKey };
    const twice = await running.county.books.enrol(again);
    expect(twice.ok ? '' : twice.refusal.code).toBe('bad_code');
    const said = JSON.stringify([await guan.get('devices', {}), await running.county.books.queries.history({})]);
    expect(said).not.toContain(code);
    expect(said).not.toContain(made.code);
    expect(await guan.refused('make-code', { pc: '210502003', formerPcs: [] })).toBe('bad_request');
  });

  it('come with the names that their data had before, as far as whoever gave the code said so', async () => {
    const asked = { pc: '210502003-E', formerPcs: ['210502003-F'] };
    expect(await guan.refused('make-code', { ...asked, formerPcs: ['210502001-F'] })).toBe('bad_request');
    expect(await guan.refused('make-code', { ...asked, formerPcs: ['210502003-E'] })).toBe('bad_request');
    const made = await guan.get('make-code', asked);
    expect(made.formerPcs).toEqual(['210502003-F']);
    const { device } = pcOf('E', '210502003', ['210502003-F', '210502003-G']);
    const code = made.code.replaceAll('-', '');
    const request = { ...enrolRequest(device, code), countyKey: running.county.secret.keyId };
    expect((await running.county.books.enrol(request)).ok).toBe(true);
    // Nobody at the county spoke of G: it stays free for a PC that is told so.
    const told = await guan.get('make-code', { pc: '210502003-G', formerPcs: [] });
    const other = pcOf('G', '210502003');
    const next = { ...enrolRequest(other.device, told.code.replaceAll('-', '')), countyKey: request.countyKey };
    expect((await running.county.books.enrol(next)).ok).toBe(true);
    const taken = await guan.get('make-code', { pc: '210502003-F', formerPcs: [] });
    const third = pcOf('F', '210502003');
    const late = { ...enrolRequest(third.device, taken.code.replaceAll('-', '')), countyKey: request.countyKey };
    expect(await running.county.books.enrol(late)).toMatchObject({ ok: false, refusal: { code: 'name_taken' } });
  });

  it('are put out of use with a reason, in the name of who did', async () => {
    expect(await guan.refused('revoke-device', { device: first.device.id, reason: '  ' })).toBe('bad_request');
    expect(await guan.refused('revoke-device', { device: 'nobody', reason: '丢失' })).toBe('unknown_device');
    await guan.get('revoke-device', { device: first.device.id, reason: '电脑丢失' });
    expect((await of(first))?.revokedAt).not.toBeNull();
    // Whoever asks why it does not send any more reads it on the spot.
    expect(await of(first)).toMatchObject({ revokedFor: '电脑丢失' });
    expect(await of(second)).toMatchObject({ revokedAt: null, revokedFor: '' });
    const [line] = (await guan.get('audit', { group: 'devices', user: null, from: null, to: null, before: null })).rows;
    expect(line).toMatchObject({ by: '管管理', words: '停用电脑 210502001-A：电脑丢失' });
  });
});
