import { join } from 'node:path';
import type { Actor } from '../../../../electron/store/store-env.ts';
import type { Store } from '../../../../electron/store/store.ts';
import { report } from '../../figure.ts';
import { megabytes } from '../profile.ts';

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

/** Entries about nothing but themselves, as readings and log-ins are: what most of a long chain is. */
export function measureChain(store: Store, actor: Actor, entries: number): void {
  const before = timed(() => store.audit.verify()).ms;
  const written = timed(() => {
    for (let each = 0; each < entries; each += 1) store.audit.note(actor, 'application.read', '', `a${each % 997}`);
  }).ms;
  report('store-chain-note', 'µs', [(written / entries) * 1000], { note: 'one durable entry' });
  const first = timed(() => store.audit.verify());
  const again = timed(() => store.audit.verify());
  if (!first.value.ok || !again.value.ok) throw new Error('The chain is not sound');
  report('store-chain-first', 'µs', [((first.ms - before) / entries) * 1000], {
    note: 'an entry, checked with its signature',
  });
  report('store-chain-again', 'µs', [((again.ms - before) / entries) * 1000], { note: 'a proven entry, compared' });
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
