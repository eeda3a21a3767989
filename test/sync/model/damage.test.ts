import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fail, ok, type Result } from '#shared/result.ts';
import { assembleStore } from '../../../electron/store/assemble-store.ts';
import { openForReading } from '../../../electron/store/damage/open-for-reading.ts';
import { openDatabase } from '../../../electron/store/db/database.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { rowSealer } from '../../../electron/store/rows/row-sealer.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { StoreEnv } from '../../../electron/store/store-env.ts';
import type { Vault } from '../../../electron/store/vault/vault.ts';
import { typedForm } from '../../store/support/cases.ts';
import { fullLife } from '../../store/support/full-life.ts';
import { makeKeys, newSeeds, vaultOfSeeds } from '../../store/support/keys.ts';
import { filesIn } from '../../store/support/raw.ts';
import { ACTOR, codeOf, testEnv, valueOf } from '../../store/support/test-env.ts';
import { deed, disagreement, disagrees, type Trial } from './deeds.ts';

/** What a window left whose power failed: a whole life in its tables, the last of it in the log alone. */
type Left = { readonly folder: string; readonly vault: Vault; readonly application: string };
let left: Left;
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aid-model-'));
  folders.push(folder);
  return folder;
}

beforeAll(() => {
  const env = testEnv(newFolder());
  const seeds = newSeeds();
  makeKeys(env, seeds);
  const vault = vaultOfSeeds(env, seeds);
  const first = valueOf(openStore(env, vault));
  const { id } = fullLife(first);
  first.close();
  const again = valueOf(openStore(env, vault));
  again.applications.create(ACTOR, typedForm());
  const folder = newFolder();
  cpSync(env.dataDir, folder, { recursive: true });
  again.close();
  left = { folder, vault, application: id };
});
afterAll(() => {
  left.vault.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Each file as it was damaged last, by its path: nothing but the damage itself changes one. */
type Model = { readonly files: Map<string, Buffer> };
type Real = { readonly env: StoreEnv; reading: Store | null };
type Opening = (env: StoreEnv, vault: Vault) => Result<Store>;

/** Beside the data the copy lies that is read. */
const dataIn = ({ dataDir }: StoreEnv): Map<string, Buffer> =>
  new Map(filesIn(dataDir).flatMap(({ path, bytes }) => (path.startsWith('inspect') ? [] : [[path, bytes] as const])));

function damaged(bytes: Buffer, how: Hurt['how'], at: number): Buffer | null {
  const place = at % Math.max(1, bytes.length);
  if (how === 'gone') return null;
  if (how === 'cut') return bytes.subarray(0, place);
  const changed = Buffer.from(bytes);
  if (how === 'zeros') return changed.fill(0, place, Math.min(changed.length, place + 4_096));
  changed[place] = (changed[place] ?? 0) ^ (1 << (at % 8));
  return changed;
}

const HOW = ['a bit', 'zeros', 'cut', 'gone'] as const;
type Hurt = { readonly file: number; readonly how: (typeof HOW)[number]; readonly at: number };
const hurt: fc.Arbitrary<Hurt> = fc.record({
  file: fc.nat(30),
  how: fc.constantFrom(...HOW),
  at: fc.nat(1_000_000),
});

/** Whatever cannot be read is said by a code; anything else that is thrown is a mistake. */
function look(work: () => unknown): void {
  try {
    work();
  } catch (cause) {
    if (!(cause instanceof StoreError)) throw cause;
  }
}

const LOOKS: readonly ((store: Store) => unknown)[] = [
  ({ applications }) => applications.list().map(({ id }) => applications.get(id)),
  ({ searchable }) => searchable.newest('all', 50),
  ({ searchable }) => searchable.after('person', '', 50),
  ({ prints }) => prints.of(left.application).map(({ id }) => prints.bytes(id)),
  ({ settlements }) => settlements.everyOf(left.application),
  ({ batches }) => batches.list(),
  ({ audit }) => audit.entries(),
  ({ audit }) => audit.verify(),
  (store) => store.damaged().map((row) => store.nameDamaged(row)),
  ({ checkIndexes }) => [...checkIndexes()],
];
const WRITES: readonly ((store: Store) => unknown)[] = [
  ({ applications }) => applications.create(ACTOR, typedForm()),
  ({ setting }) => setting.set(ACTOR, 'a', 'b'),
  ({ applications }) => applications.reopen(ACTOR, left.application, 1, '原因', null),
  ({ batches }) => batches.markExported(ACTOR, left.application),
  ({ clock }) => clock.confirm(ACTOR),
];

const trial = (open: Opening): Trial<Model, Real> => {
  const named = <Input>(
    name: string,
    input: fc.Arbitrary<Input>,
    run: (real: Real, input: Input, model: Model) => Promise<void> | void,
  ) =>
    deed(name, input, async (model: Model, real: Real, given: Input) => {
      await run(real, given, model);
      const now = dataIn(real.env);
      expect([...now.keys()].toSorted()).toEqual([...model.files.keys()].toSorted());
      for (const [path, bytes] of now) expect([path, model.files.get(path)?.equals(bytes)]).toEqual([path, true]);
    });
  const close = (real: Real): void => {
    real.reading?.close();
    real.reading = null;
  };
  const opened = (real: Real): Store | null => {
    if (real.reading !== null) return real.reading;
    const found = open(real.env, left.vault);
    if (found.ok) real.reading = found.value;
    else expect(found.error.code).toMatch(/^STORE_/);
    return real.reading;
  };
  return {
    setUp: async () => {
      const env = testEnv(newFolder(), 1_000);
      cpSync(left.folder, env.dataDir, { recursive: true });
      return { model: { files: dataIn(env) }, real: { env, reading: null } };
    },
    deeds: [
      named('damage', hurt, (real, { file, how, at }, { files }) => {
        close(real);
        const [path, bytes] = [...files][file % files.size] ?? ['', Buffer.alloc(0)];
        const next = damaged(bytes, how, at);
        if (path === '') return;
        if (next === null) files.delete(path);
        else files.set(path, next);
        if (next === null) rmSync(join(real.env.dataDir, path));
        else writeFileSync(join(real.env.dataDir, path), next);
      }),
      ...[1, 2].map(() =>
        named('look', fc.nat(LOOKS.length - 1), (real, at) => {
          const store = opened(real);
          if (store !== null) look(() => LOOKS[at]?.(store));
        }),
      ),
      named('write', fc.nat(WRITES.length - 1), (real, at) => {
        const store = opened(real);
        if (store !== null) expect(codeOf(() => WRITES[at]?.(store))).toBe('READ_ONLY_MODE');
      }),
      named('note', fc.constant(null), (real) => opened(real)?.audit.note(ACTOR, 'session.unlock', '')),
      named('back up', fc.constant(null), async (real) => {
        const made = await opened(real)?.backup.make({} as Parameters<Store['backup']['make']>[0]);
        if (made !== undefined) expect(made).toMatchObject({ error: { code: 'READ_ONLY_MODE' } });
      }),
      named('close', fc.constant(null), close),
    ],
    atEnd: async (_, real) => close(real),
  };
};

const refuse = (): never => {
  throw new StoreError('READ_ONLY_MODE');
};

/** Reads the data itself, and writes nothing; what SQLite does to a log on the way is its own affair. */
const inPlace: Opening = (env, vault) => {
  const db = openDatabase(join(env.dataDir, 'app.db'), env.sqliteBinding, false);
  const writer = {
    head: () => ({ seq: 0, hash: '' }),
    write: refuse,
    look: refuse,
    isInDoubt: () => false,
    checkpoint: () => undefined,
    onWritten: () => undefined,
  };
  const store = assembleStore({ env, vault, sealer: rowSealer(vault), db, writer, onClose: () => undefined });
  const backup = { ...store.backup, make: () => Promise.resolve(fail('READ_ONLY_MODE')) };
  return ok({ ...store, backup, audit: { ...store.audit, note: () => undefined } });
};

describe('a model of damaged data that is looked at', () => {
  test('whatever is damaged, read, tried to write, backed up, closed and opened again, not one byte changes (S20)', async () => {
    expect(await disagreement(trial(openForReading), 60)).toBeNull();
  });

  test.each([
    ['a copy is read (S20)', inPlace],
    ['nothing is written (S20)', openStore],
  ])('without the rule that %s the model disagrees', async (_, open) => {
    expect(await disagrees(trial(open))).toBe(true);
  });
});
