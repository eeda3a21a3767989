import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PrintRecord } from '../../../electron/store/records/print-record.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import type { Store } from '../../../electron/store/store.ts';
import { acceptedCase } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, codeOf, valueOf } from '../support/test-env.ts';

const PDF = Buffer.from('%PDF-1.7 结算单 赵桂兰');

function addPrint(store: Store, bytes = PDF): PrintRecord {
  const application = acceptedCase(store, [String(store.applications.list().length)]);
  return store.prints.add(ACTOR, {
    applicationId: application.id,
    about: '',
    kind: 'approval',
    title: '医疗救助申请审批表',
    isDraft: true,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    pages: 2,
    revision: application.revision,
    bytes,
  });
}

test('a print comes back byte for byte after a restart', () => {
  const { store, reopen } = freshStore();
  const print = addPrint(store);
  const next = valueOf(reopen());
  expect(next.prints.get(print.id)).toEqual(print);
  expect(next.prints.of(print.applicationId ?? '')).toEqual([print]);
  expect(Buffer.from(next.prints.bytes(print.id) ?? [])).toEqual(PDF);
  expect(next.prints.bytes('none')).toBeNull();
  expect(next.prints.get('none')).toBeNull();
});

test('a sealed file that was changed, exchanged or removed is refused', () => {
  const { env, store } = freshStore();
  const first = addPrint(store);
  const [name = ''] = readdirSync(join(env.dataDir, 'attachments'));
  const second = addPrint(store, Buffer.from('%PDF-1.7 another one of the same length'));
  const path = join(env.dataDir, 'attachments', name);
  const good = readFileSync(path);
  for (const at of [0, 5, 20, good.length - 1]) {
    const changed = Buffer.from(good);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    expect(
      codeOf(() => store.prints.bytes(first.id)),
      `byte ${at}`,
    ).toBe('ROW_TAMPERED');
  }
  const other = readdirSync(join(env.dataDir, 'attachments')).find((each) => each !== name) ?? '';
  writeFileSync(path, readFileSync(join(env.dataDir, 'attachments', other)));
  expect(codeOf(() => store.prints.bytes(first.id))).toBe('ROW_TAMPERED');
  renameSync(join(env.dataDir, 'attachments', other), path);
  expect(codeOf(() => store.prints.bytes(second.id))).toBe('ROW_TAMPERED');
  rmSync(path);
  expect(codeOf(() => store.prints.bytes(first.id))).toBe('ROW_TAMPERED');
});

test('a sealed file that was cut, emptied or removed is named by its kind and number', () => {
  const { env, store } = freshStore();
  const { id } = addPrint(store);
  const [name = ''] = readdirSync(join(env.dataDir, 'attachments'));
  const path = join(env.dataDir, 'attachments', name);
  const good = readFileSync(path);
  const named = (): unknown => {
    try {
      return store.prints.bytes(id);
    } catch (cause) {
      return cause instanceof StoreError ? cause.error : cause;
    }
  };
  const expected = { code: 'ROW_TAMPERED', detail: { row: name.replace('.bin', ''), table: '文书文件' } };
  for (const length of [0, 1, 12, 28, 29, Math.floor(good.length / 2), good.length - 1]) {
    writeFileSync(path, good.subarray(0, length));
    expect(named(), `cut to ${length}`).toEqual(expected);
  }
  writeFileSync(path, Buffer.concat([good, Buffer.of(0)]));
  expect(named()).toEqual(expected);
  rmSync(path);
  expect(named()).toEqual(expected);
  writeFileSync(path, good);
  expect(Buffer.from(store.prints.bytes(id) ?? [])).toEqual(PDF);
});

test('a print that is refused leaves no file, a file without a row does no harm', () => {
  const { env, store, reopen } = freshStore();
  addPrint(store);
  const before = readdirSync(join(env.dataDir, 'attachments'));
  const orphan = {
    applicationId: 'no-such-application',
    about: '',
    kind: 'approval',
    title: '审批表',
    isDraft: true,
    sha256: createHash('sha256').update(PDF).digest('hex'),
    pages: 1,
    revision: 1,
    bytes: PDF,
  } as const;
  expect(() => store.prints.add(ACTOR, orphan)).toThrow('FOREIGN KEY');
  expect(readdirSync(join(env.dataDir, 'attachments'))).toEqual(before);
  writeFileSync(join(env.dataDir, 'attachments', 'orphan.bin'), 'half');
  expect(valueOf(reopen()).audit.verify()).toEqual({ ok: true });
});

test('bytes that are not what the hash says are a bug and not stored', () => {
  const { store } = freshStore();
  const { id } = acceptedCase(store);
  const print = {
    applicationId: id,
    about: '',
    kind: 'approval',
    title: 't',
    isDraft: true,
    sha256: '00',
    pages: 1,
    revision: 1,
    bytes: PDF,
  } as const;
  expect(() => store.prints.add(ACTOR, print)).toThrow('hash');
});
