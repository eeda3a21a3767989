import { createHash } from 'node:crypto';
import {
  chainEvents,
  contentOf,
  type Entry,
  JournalDamagedError,
  type JournalHead,
  NO_EVENTS,
  sealEntry,
} from '../books/journal/journal.ts';
import type { CountySeal } from '../seal/county-seal.ts';

/**
 * The same events under another data key: numbers, kinds, times and contents stay to the byte, only what seals and links them is new.
 * The last one says that it was done. Throws `JournalDamagedError` when one does not open.
 */
export async function* resealEntries(
  entries: AsyncIterable<Entry>,
  from: CountySeal,
  to: CountySeal,
  at: string,
): AsyncIterable<Entry> {
  let [head, before]: [JournalHead, JournalHead] = [NO_EVENTS, NO_EVENTS];
  for await (const entry of entries) {
    const sealed = sealEntry(to, head, entry, contentOf(from, entry));
    [head, before] = [sealed, { n: entry.n, hash: entry.hash }];
    yield sealed;
  }
  yield* chainEvents(to, head, [{ kind: 'data-key-changed', at, by: 'cli', before: before.hash }]);
}

/** What a journal says, whatever it is sealed with: two are the same up to an event when this is. Throws `JournalDamagedError`. */
export async function contentDigest(entries: AsyncIterable<Entry>, seal: CountySeal, through: number): Promise<string> {
  const digest = createHash('sha256');
  let last = 0;
  for await (const entry of entries) {
    if (entry.n > through) break;
    last = entry.n;
    digest.update(`${entry.n}\0${entry.kind}\0${entry.at}\0${contentOf(seal, entry)}\0`);
  }
  if (last !== through) throw new JournalDamagedError(last + 1, '读不出来');
  return digest.digest('hex');
}

/** Whether a journal is sealed with this key, by its first event; null: it has none. */
export async function opensJournal(entries: AsyncIterable<Entry>, seal: CountySeal): Promise<boolean | null> {
  for await (const first of entries) {
    try {
      contentOf(seal, first);
      return true;
    } catch {
      return false;
    }
  }
  return null;
}
