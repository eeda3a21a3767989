import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningCounty } from '../../../../county/start.ts';
import { countyFolder } from '../../service/support/running-county.ts';
import { type Desk, deskOf } from '../support/console-calls.ts';
import { makeUser } from '../support/users.ts';

let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let administrator: Desk;
beforeAll(async () => {
  folder = await countyFolder();
  running = await folder.start(folder.folder, folder.root);
  await makeUser(running, 'guan', '关管理', ['administrator']);
  await makeUser(running, 'chen', '陈审批', ['approver', 'payer', 'viewer']);
  administrator = await deskOf(running, 'guan');
});
afterAll(() => folder.remove());

const LI = { user: 'li', name: '李支付', roles: ['payer'] } as const;

describe('users at the console', () => {
  it('are an administrator’s only', async () => {
    const chen = await deskOf(running, 'chen');
    expect(await chen.refused('users', {})).toBe('role_missing');
    expect(await chen.refused('make-user', { ...LI, roles: ['administrator'] })).toBe('role_missing');
    expect(await chen.refused('renew-password', { user: 'guan' })).toBe('role_missing');
    expect(await chen.refused('deactivate-user', { user: 'guan' })).toBe('role_missing');
    expect((await running.county.books.users()).map(({ user }) => user)).toEqual(['admin', 'chen', 'guan']);
  });

  it('come in with the one-time password they were given, which only lets them choose another', async () => {
    const { password, name } = await administrator.get('make-user', { ...LI, roles: ['payer'] });
    expect(name).toBe('李支付');
    expect(password).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    const li = await deskOf(running, 'li', password);
    expect(await li.refused('batches', {})).toBe('own_password');
    await li.get('change-password', { current: password, next: '院里的石榴今年结了九个' });
    const own = await deskOf(running, 'li', '院里的石榴今年结了九个');
    expect((await own.get('batches', {})).batches).toEqual([]);
    await expect(deskOf(running, 'li', password)).rejects.toThrow('401');
  });

  it('are listed with their roles and without their passwords', async () => {
    const { users } = await administrator.get('users', {});
    expect(users.find(({ user }) => user === 'chen')).toEqual({
      user: 'chen',
      name: '陈审批',
      roles: ['approver', 'payer', 'viewer'],
      isActive: true,
      mustChoose: false,
    });
    expect(users.find(({ user }) => user === 'admin')?.mustChoose).toBe(true);
    expect(JSON.stringify(users)).not.toContain('scrypt');
  });

  it('are not made twice, not under the name of the machine, not without a role, not with a name nobody can type', async () => {
    expect(await administrator.refused('make-user', { user: 'chen', name: '别人', roles: ['viewer'] })).toBe(
      'user_taken',
    );
    expect(await administrator.refused('make-user', { user: 'cli', name: '别人', roles: ['viewer'] })).toBe(
      'user_taken',
    );
    expect(await administrator.refused('make-user', { user: 'wang', name: '王', roles: [] })).toBe('bad_request');
    expect(await administrator.refused('make-user', { user: '王', name: '王', roles: ['viewer'] })).toBe('bad_request');
  });

  it('have names without what nobody sees, and one that came another way is shown as it reads', async () => {
    await makeUser(running, 'shen', '沈\u202E审批', ['viewer']);
    const made = await administrator.get('make-user', {
      user: 'zheng',
      name: ' 周\u202E审\t批\u200B ',
      roles: ['viewer'],
    });
    expect(made.name).toBe('周审 批');
    expect(await administrator.refused('make-user', { user: 'wu', name: '\u200B', roles: ['viewer'] })).toBe(
      'bad_request',
    );
    const { users } = await administrator.get('users', {});
    expect(users.find(({ user }) => user === 'shen')?.name).toBe('沈□审批');
  });

  it('are out at once when they are put out of use, and come back with a new one-time password', async () => {
    const chen = await deskOf(running, 'chen');
    await chen.get('batches', {});
    await administrator.get('deactivate-user', { user: 'chen' });
    expect(await chen.refused('batches', {})).toBe('signed_out');
    await expect(deskOf(running, 'chen')).rejects.toThrow('401');
    const { password } = await administrator.get('renew-password', { user: 'chen' });
    const again = await deskOf(running, 'chen', password);
    expect(await again.refused('batches', {})).toBe('own_password');
    const chenNow = (await running.county.books.users()).find(({ user }) => user === 'chen');
    expect(chenNow).toMatchObject({ name: '陈审批', roles: ['approver', 'payer', 'viewer'], active: true });
  });

  it('are given other work, and never none', async () => {
    await administrator.get('make-user', { user: 'zhao', name: '赵', roles: ['viewer'] });
    await administrator.get('change-roles', { user: 'zhao', roles: ['payer', 'payer'] });
    const { users } = await administrator.get('users', {});
    expect(users.find(({ user }) => user === 'zhao')).toMatchObject({ roles: ['payer'], isActive: true });
    expect(await administrator.refused('change-roles', { user: 'zhao', roles: [] })).toBe('bad_request');
    expect(await administrator.refused('change-roles', { user: 'nobody', roles: ['viewer'] })).toBe('unknown_user');
  });

  it('always leave one administrator, and are asked for by names that are there', async () => {
    await administrator.get('deactivate-user', { user: 'admin' });
    expect(await administrator.refused('deactivate-user', { user: 'guan' })).toBe('last_administrator');
    expect(await administrator.refused('change-roles', { user: 'guan', roles: ['viewer'] })).toBe('last_administrator');
    expect(await administrator.refused('renew-password', { user: 'nobody' })).toBe('unknown_user');
    expect(await administrator.refused('deactivate-user', { user: 'nobody' })).toBe('unknown_user');
  });
});
