import { join } from 'node:path';
import { openStore } from '../../../../electron/store/open-store.ts';
import type { Store } from '../../../../electron/store/store.ts';
import { report } from '../../figure.ts';
import { folderOf, makeStoreProfile, megabytes, openKeys } from '../profile.ts';

const timed = <T>(work: () => T): { readonly value: T; readonly ms: number } => {
  const started = performance.now();
  const value = work();
  return { value, ms: performance.now() - started };
};

/** The whole check, with every signature and every row; then again with the proven entries only compared. */
export function measureVerify(store: Store, people: number): void {
  for (const name of ['verify', 'verify-again']) {
    const { value, ms } = timed(() => store.audit.verify());
    if (!value.ok) throw new Error(`The check found ${value.what} ${value.seq}`);
    report(`store-${people}-${name}`, 'ms', [ms], { note: `${store.audit.head().seq} entries and every row` });
  }
}

/** Every index against its table, as beside the work after each log-in; the pauses are left out. */
export function measureIndexes(store: Store, people: number): void {
  const steps = store.checkIndexes();
  const processor = process.cpuUsage();
  const slices: number[] = [];
  for (;;) {
    const { value, ms } = timed(() => steps.next());
    slices.push(ms);
    if (value.done !== true) continue;
    if (value.value.length > 0) throw new Error(`Indexes that are not their table’s: ${value.value.join()}`);
    break;
  }
  const { user, system } = process.cpuUsage(processor);
  report(`store-${people}-indexes`, 'ms', [slices.reduce((sum, ms) => sum + ms, 0)], {
    note: `processor ${((user + system) / 1000).toFixed(0)} ms`,
  });
  report(`store-${people}-indexes-slice`, 'ms', slices, { note: 'how long each holds up whoever works' });
}

/**
 * Entries about nothing but themselves, as readings and log-ins are: what most of a long chain is. In a store of their own,
 * because the check also looks at every row, and that of many rows varies by more than many entries take.
 */
export async function measureChain(entries: number): Promise<void> {
  const profile = await makeStoreProfile(folderOf('chain'));
  const vault = await openKeys(profile);
  const opened = openStore(profile.env, vault);
  if (!opened.ok) throw new Error(opened.error.code);
  const { audit, close } = opened.value;
  const verify = (): number => {
    const { value, ms } = timed(() => audit.verify());
    if (!value.ok) throw new Error(`The check found ${value.what} ${value.seq}`);
    return ms;
  };
  const actor = { userId: vault.userId, userName: vault.userName };
  const before = verify();
  const written = timed(() => {
    for (let each = 0; each < entries; each += 1) audit.note(actor, 'application.read', '', `a${each % 997}`);
  }).ms;
  const each = (ms: number): readonly number[] => [(ms / entries) * 1000];
  report('store-chain-note', 'µs', each(written), { note: 'one durable entry' });
  report('store-chain-first', 'µs', each(verify() - before), { note: 'an entry, checked with its signature' });
  report('store-chain-again', 'µs', each(verify() - before), { note: 'a proven entry, compared' });
  close();
  vault.close();
}

/** A sealed backup beside the data, opened and checked afterwards as always. */
export async function measureBackup(store: Store, dataDir: string, people: number): Promise<void> {
  const places = [{ folder: join(dataDir, 'backups'), transfer: 'link' as const }];
  const started = performance.now();
  const made = await store.backup.make({ reason: 'hand', pc: '210521198-A', app: '0.1.0', places });
  const ms = performance.now() - started;
  const outcome = made.ok ? made.value[0]?.made : made;
  if (outcome?.ok !== true) throw new Error('No backup');
  const size = megabytes(join(outcome.value.folder, outcome.value.name));
  report(`store-${people}-backup`, 'ms', [ms], { note: `${size.toFixed(0)} MB` });
}
