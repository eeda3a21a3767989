import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BATCHES, countyOf, FORMS, PERSON } from './support/county-of-form.ts';

describe.each(FORMS)('a new data key of a county (%s)', { timeout: 240_000 }, (form) => {
  let county: Awaited<ReturnType<typeof countyOf>>;
  let [oldKeys, oldKey] = ['', ''];
  let prepared: Awaited<ReturnType<typeof county.prepare>>;
  beforeAll(async () => {
    county = await countyOf(form);
    await county.register();
    await county.take(BATCHES.first);
    await county.type(0, {}, 'backup', 'backups');
    oldKeys = await county.copyKeys('old-keys');
    oldKey = await keyText(oldKeys);
  }, 180_000);
  afterAll(() => county.remove());

  const keyText = async (keys: string): Promise<string> => (await readFile(join(keys, 'data-key'), 'utf8')).trim();
  const backup = async (): Promise<string> =>
    join(county.root, 'backups', (await readdir(join(county.root, 'backups'))).sort()[0] ?? '');

  it('is only taken when its copy is confirmed by its fingerprint, and is copied as often as somebody likes', async () => {
    const none = await county.type(0, {}, 'rotate-data-key');
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('请先运行 prepare-data-key') as string]);
    const inside = await county.type(0, {}, 'prepare-data-key', '--to', join(county.folder, 'safe'));
    expect([inside.code, inside.err]).toEqual([2, expect.stringContaining('在数据文件夹里') as string]);
    const [first, second] = [await county.prepare(), await county.prepare('second-safe')];
    expect(second.fingerprint).toBe(first.fingerprint);
    prepared = first;
    const next = await readFile(join(county.folder, 'keys', 'data-key.next'), 'utf8');
    const early = await county.type(0, {}, 'copy-keys', '--to', 'kept');
    expect([early.code, early.err]).toEqual([2, expect.stringContaining('还没有换上') as string]);
    for (const { copy } of [first, second]) {
      expect(await readFile(join(copy, 'data-key.next'), 'utf8')).toBe(next);
      expect((await readdir(copy)).sort()).toEqual((await readdir(join(county.folder, 'keys'))).sort());
    }
    const unsaid = await county.type(0, {}, 'rotate-data-key');
    expect([unsaid.code, unsaid.err]).toEqual([2, expect.stringContaining('用法：rotate-data-key 核对码') as string]);
    const wrong = await county.type(0, {}, 'rotate-data-key', '0000-1111-2222-3333');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('核对码与准备好的新数据密钥不同') as string]);
    expect(await keyText(join(county.folder, 'keys'))).toBe(await keyText(oldKeys));
    // Whoever only prepared goes on as before.
    expect((await county.type(0, {}, 'devices')).code).toBe(0);
  });

  it('is not made while the county is at work', async () => {
    const node = await county.open();
    try {
      const done = await county.type(0, {}, 'rotate-data-key', prepared.fingerprint);
      expect(done.code).toBe(2);
      expect(done.err).toContain(form === 'folder' ? '正在被另一个县级服务使用' : '请先停止所有节点');
    } finally {
      await node.close();
    }
    expect(await keyText(join(county.folder, 'keys'))).toBe(await keyText(oldKeys));
  });

  it('opens everything that the one before sealed, and finds people by it', async () => {
    const done = await county.type(0, {}, 'rotate-data-key', ...prepared.fingerprint.split('-'));
    expect([done.code, done.err]).toEqual([0, '']);
    // The copy of before the change holds the old key too: another one comes first.
    expect(done.out).toMatch(/先运行 copy-keys .*，放好；再销毁以前的备份、\S+ 和以前的各份抄件/);
    expect(done.out).toMatch(/已更换数据密钥：\d+ 条日志重新加密并读回核对/);
    const again = await county.type(0, {}, 'rotate-data-key', prepared.fingerprint);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('已经在用') as string]);
    expect(await keyText(join(county.folder, 'keys'))).not.toBe(await keyText(oldKeys));
    expect(await readdir(join(county.folder, 'keys'))).not.toContain('data-key.next');
    const { books, close } = await county.open();
    try {
      const [found, ...others] = await books.queries.cases({ text: PERSON.idNumber });
      expect([found?.name, others]).toEqual([PERSON.name, []]);
      const history = await books.queries.history({});
      expect(history.map(({ kind }) => kind)).toContain('data-key-changed');
      expect(history.map(({ kind }) => kind)).toContain('received');
    } finally {
      await close();
    }
    expect((await county.take(BATCHES.second)).out).toContain('，0 个没有接收');
    expect((await county.type(0, {}, 'scrub')).code).toBe(0);
  });

  it('lets a backup of before be restored as long as the key of before is there', async () => {
    const without = await county.copyKeys('new-keys');
    await rm(join(without, 'former'), { recursive: true });
    const refused = await county.type(1, {}, 'restore', await backup(), '--keys', without);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('打不开这个县的日志') as string]);
    await rm(county.placeOf(1), { recursive: true });
    if (form === 'postgres') return; // The second server holds what the refused restore put there.
    const keys = join(county.folder, 'keys');
    const done = await county.type(1, {}, 'restore', await backup(), '--keys', keys);
    expect([done.code, done.err]).toEqual([0, '']);
    // From then on it lies there under the present key.
    await rm(join(county.placeOf(1), 'keys', 'former'), { recursive: true });
    const { books, close } = await county.open(1);
    expect(await books.queries.cases({ text: PERSON.name })).toHaveLength(1);
    await close();
  });

  it('is never written over by the keys of a restore', async () => {
    await rm(county.placeOf(1), { recursive: true, force: true });
    const there = join(county.placeOf(1), 'keys', 'data-key');
    await mkdir(join(there, '..'), { recursive: true });
    await writeFile(there, 'of another county');
    const refused = await county.type(1, {}, 'restore', await backup(), '--keys', join(county.folder, 'keys'));
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('里已有另一份 data-key') as string]);
    expect(await readFile(there, 'utf8')).toBe('of another county');
    await rm(county.placeOf(1), { recursive: true });
  });

  it('is all that is needed when the one before was destroyed, and what keeps it elsewhere holds no other', async () => {
    const inside = await county.type(0, {}, 'copy-keys', '--to', join(county.folder, 'safe'));
    expect([inside.code, inside.err]).toEqual([2, expect.stringContaining('在数据文件夹里') as string]);
    const { out } = await county.type(0, {}, 'copy-keys', '--to', 'kept');
    const [, copy = ''] = /抄到 (\S+)，并逐个读回核对/.exec(out) ?? [];
    expect(out).toContain(prepared.fingerprint);
    const own = await readdir(join(county.folder, 'keys'));
    expect((await readdir(copy)).sort()).toEqual(own.filter((name) => name !== 'former').sort());
    for (const { copy: older } of [prepared, { copy: oldKeys }]) await rm(older, { recursive: true });
    await rm(join(county.folder, 'keys', 'former'), { recursive: true });
    if (form === 'folder') {
      expect((await county.type(0, {}, 'backup', 'after')).code).toBe(0);
      const after = join(county.root, 'after', (await readdir(join(county.root, 'after')))[0] ?? '');
      const restored = await county.type(1, {}, 'restore', after, '--keys', copy);
      expect([restored.code, restored.err]).toEqual([0, '']);
      await rm(county.placeOf(1), { recursive: true });
    }
    expect((await county.type(0, {}, 'rebuild')).code).toBe(0);
    const { books, close } = await county.open();
    expect(await books.queries.cases({})).toHaveLength(2);
    await close();
    const other = await county.type(0, { COUNTY_DATA_KEY: oldKey }, 'devices');
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('打不开这个县的日志') as string]);
  });

  it('may come from the environment, and is then asked for', async () => {
    const now = await keyText(join(county.folder, 'keys'));
    const next = Buffer.alloc(32, 7).toString('base64url');
    const given = { COUNTY_DATA_KEY: now };
    expect((await county.type(0, given, 'rotate-data-key')).err).toContain('COUNTY_DATA_KEY_NEXT');
    expect((await county.type(0, { ...given, COUNTY_DATA_KEY_NEXT: now }, 'rotate-data-key')).err).toContain('相同');
    const done = await county.type(0, { ...given, COUNTY_DATA_KEY_NEXT: next }, 'rotate-data-key');
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toContain('把 COUNTY_DATA_KEY 改成新的一把');
    // Once more before somebody changed the setting: it is done, and nothing is damaged.
    const again = await county.type(0, { ...given, COUNTY_DATA_KEY_NEXT: next }, 'rotate-data-key');
    expect([again.code, again.err]).toEqual([0, '']);
    expect(again.out).toContain('COUNTY_DATA_KEY_NEXT 的数据密钥已经在用');
    // Both ways until somebody has changed the setting.
    for (const env of [{ COUNTY_DATA_KEY: next }, { ...given, COUNTY_DATA_KEY_NEXT: next }])
      expect((await county.type(0, env, 'devices')).code).toBe(0);
    expect((await county.type(0, given, 'devices')).code).toBe(2);
  });
});

describe('a county whose journal has a copy elsewhere', { timeout: 240_000 }, () => {
  let county: Awaited<ReturnType<typeof countyOf>>;
  beforeAll(async () => {
    county = await countyOf('folder');
    await county.register();
  });
  afterAll(() => county.remove());

  it('has it under the new data key as well, and a backup of before goes on from it', async () => {
    const copy = join(county.root, 'copy');
    expect((await county.type(0, {}, 'devices', '--journal-copy', copy)).code).toBe(0);
    expect((await county.type(0, {}, 'backup', 'backups')).code).toBe(0);
    await county.type(0, {}, 'raise-epoch', '--reason', '备份以后');
    const { copy: safe, fingerprint } = await county.prepare();
    const done = await county.type(0, {}, 'rotate-data-key', fingerprint);
    expect([done.code, done.err]).toEqual([0, '']);
    const log = (folder: string): Promise<string> => readFile(join(folder, 'journal.log'), 'utf8');
    expect(await log(copy)).toBe(await log(join(county.folder, 'books')));
    await county.type(0, {}, 'raise-epoch', '--reason', '更换以后');
    expect(await log(copy)).toBe(await log(join(county.folder, 'books')));

    // What was copied before the change opens what was kept after it, and it stays under the key to come.
    expect((await county.type(0, {}, 'backup', 'later')).code).toBe(0);
    const later = join(county.root, 'later', (await readdir(join(county.root, 'later')))[0] ?? '');
    const put = await county.type(2, {}, 'restore', later, '--keys', safe);
    expect([put.code, put.err]).toEqual([0, '']);
    const dataKey = (folder: string): Promise<string> => readFile(join(folder, 'keys', 'data-key'), 'utf8');
    expect(await dataKey(county.placeOf(2))).toBe(await dataKey(county.folder));

    const backup = join(county.root, 'backups', (await readdir(join(county.root, 'backups')))[0] ?? '');
    const keys = join(county.folder, 'keys');
    const restored = await county.type(1, {}, 'restore', backup, '--keys', keys, '--journal-copy', copy);
    expect([restored.code, restored.err]).toEqual([0, '']);
    const { books, close } = await county.open(1);
    const told = (await books.queries.history({})).map(({ about }) => about.reason);
    expect(told).toEqual(expect.arrayContaining(['备份以后', '更换以后']));
    await close();
  });
});
