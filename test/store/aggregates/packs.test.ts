import { expect, test } from 'vitest';
import { freshStore } from '../support/fixtures.ts';
import { tamper } from '../support/raw.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

const release = (version: number, hash = `sha256:${String(version).repeat(4)}`) => ({
  packId: 'benxi-2024',
  version,
  hash,
  file: `{"version":${version}}`,
  compiled: '{"format":"aid-pack-compiled/1"}',
  signer: '0123456789abcdef',
});

test('each installed release stays, with who installed it and why, over a restart', () => {
  const { store, reopen } = freshStore();
  valueOf(store.packs.add(ACTOR, release(1), '县里发的新政策'));
  valueOf(store.packs.add(ACTOR, release(3), '更正'));
  const next = valueOf(reopen());
  expect(next.packs.list()).toMatchObject([
    { ...release(1), installedBy: ACTOR.userName },
    { ...release(3), installedBy: ACTOR.userName },
  ]);
  expect(next.packs.newest('benxi-2024')).toEqual({ version: 3, hash: release(3).hash });
  expect(next.packs.newest('another')).toBeNull();
  expect(next.audit.entries().map(({ action, ref, reason }) => [action, ref, reason])).toEqual([
    ['pack.install', 'benxi-2024/1', '县里发的新政策'],
    ['pack.install', 'benxi-2024/3', '更正'],
  ]);
  expect(next.audit.verify()).toEqual({ ok: true });
});

test('an older release, the same again and another content under the same number are refused by name', () => {
  const { store } = freshStore();
  valueOf(store.packs.add(ACTOR, release(5), '新政策'));
  expect(store.packs.add(ACTOR, release(4), '旧版')).toEqual({
    ok: false,
    error: { code: 'PACK_OLDER', detail: { version: 4, newest: 5 } },
  });
  expect(store.packs.add(ACTOR, release(5), '再装')).toMatchObject({ error: { code: 'PACK_KNOWN' } });
  expect(store.packs.add(ACTOR, release(5, 'sha256:other'), '冒充')).toMatchObject({ error: { code: 'PACK_FORKED' } });
  expect(store.packs.list()).toHaveLength(1);
});

test('a release whose row was changed by hand is not used, and its number cannot be got round', () => {
  const { env, store, reopen } = freshStore();
  valueOf(store.packs.add(ACTOR, release(2), '新政策'));
  store.close();
  tamper(env, (db) => db.prepare("UPDATE pack SET hash = 'sha256:forged'").run());
  const next = valueOf(reopen());
  expect(next.packs.list()).toEqual([]);
  expect(next.damaged()).toMatchObject([{ table: 'pack', id: 'benxi-2024/2' }]);
  expect(() => next.packs.add(ACTOR, release(1), '旧版')).toThrow();
});

test('a release that was taken out of the table by hand is still known from the audit chain', () => {
  const { env, store, reopen } = freshStore();
  valueOf(store.packs.add(ACTOR, release(2), '新政策'));
  valueOf(store.packs.add(ACTOR, release(12), '更正'));
  valueOf(store.packs.add(ACTOR, { ...release(40), packId: 'benxi-2024-b' }, '另一个'));
  store.close();
  tamper(env, (db) => db.prepare('DELETE FROM pack WHERE version = 12').run());
  const next = valueOf(reopen());
  expect(next.packs.newest('benxi-2024')).toEqual({ version: 12, hash: '' });
  expect(next.packs.add(ACTOR, release(3), '旧版')).toMatchObject({ error: { code: 'PACK_OLDER' } });
  expect(next.packs.add(ACTOR, release(12), '再装')).toMatchObject({ error: { code: 'PACK_FORKED' } });
  expect(next.audit.verify().ok).toBe(false);
});
