import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshStore, afterTest } from '../support/fixtures.ts';
import { fullLife, PDF } from '../support/full-life.ts';
import { filesIn } from '../support/raw.ts';
import { moveAll, newDataKey } from '../support/rekey.ts';
import { codeOf } from '../support/test-env.ts';

test('when the file that another took the place of cannot be removed, the moving stops with a code and the next try removes it', () => {
  const opened = freshStore();
  const { store, env } = opened;
  const sealed = fullLife(store);
  const [print] = store.prints.of(sealed.id);
  newDataKey(opened);
  const real = fs.rmSync;
  const restore = (): void => {
    Object.assign(fs, { rmSync: real });
    syncBuiltinESMExports();
  };
  afterTest(restore);
  Reflect.set(fs, 'rmSync', (path: string, options?: fs.RmOptions) => {
    if (path.endsWith('.bin')) throw Object.assign(new Error('EIO'), { code: 'EIO' });
    return real(path, options);
  });
  syncBuiltinESMExports();
  expect(codeOf(() => moveAll(store))).toBe('STORE_IO');
  restore();
  expect(filesIn(join(env.dataDir, 'attachments'))).toHaveLength(2);
  expect(store.prints.bytes(print?.id ?? '')).toEqual(Uint8Array.from(PDF));
  expect(moveAll(store)).toEqual({ isDone: true, damaged: [], stuck: [] });
  expect(filesIn(join(env.dataDir, 'attachments'))).toHaveLength(1);
  expect(store.prints.bytes(print?.id ?? '')).toEqual(Uint8Array.from(PDF));
  expect(store.audit.verify()).toEqual({ ok: true });
});
