import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { Connection } from '../../db/database.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import { eventSchema, type CountyEvent } from '../events.ts';

/** Where the journal stands: number and hash of the last event. */
export type JournalHead = { readonly n: number; readonly hash: string };

/** One event as it is kept: who and what is sealed, only number, kind and time are clear. */
export type Entry = {
  readonly n: number;
  readonly kind: string;
  readonly at: string;
  readonly body: Uint8Array;
  /** SHA-256 over the hash before it and everything above. */
  readonly hash: string;
};

/**
 * The numbered, chained list of everything that happened. `append` returns after the events are synced (folder), or adds them to the
 * caller's transaction (PostgreSQL); the caller holds the county's lock.
 */
export type Journal = {
  readonly head: (connection: Connection) => Promise<JournalHead>;
  readonly append: (connection: Connection, entries: readonly Entry[]) => Promise<void>;
  /** Every entry from the first, in order, each checked against the one before. Throws {@link JournalDamagedError}. */
  readonly read: (connection: Connection) => AsyncIterable<Entry>;
  readonly close: () => Promise<void>;
};

/** Before the first event. */
export const NO_EVENTS: JournalHead = { n: 0, hash: '0'.repeat(64) };

/** A journal that is not what was written: nothing is built on it. The message is for people. */
export class JournalDamagedError extends Error {
  constructor(n: number, what: string) {
    super(`日志第 ${n} 条已损坏（${what}）。请不要继续使用这份数据，用最近的备份恢复，再运行 restore。`);
  }
}

/** A write could neither be finished nor taken back: the program must be started again, which looks at what is there. */
export class JournalStoppedError extends Error {
  constructor() {
    super('The journal could not be written before; the program must be started again');
  }
}

const placeOf = (n: number, kind: string): string => `journal/${n}/${kind}`;

/** Seals and chains events behind a head. */
export function chainEvents(seal: CountySeal, head: JournalHead, events: readonly CountyEvent[]): readonly Entry[] {
  const entries: Entry[] = [];
  let last = head;
  for (const event of events) {
    // An event is plain JSON; zod's record type leaves its values open.
    const entry = sealEntry(seal, last, event, canonicalJson(event));
    entries.push(entry);
    last = entry;
  }
  return entries;
}

/** Seals an event's content behind a head. */
export function sealEntry(
  seal: CountySeal,
  head: JournalHead,
  { kind, at }: Pick<Entry, 'kind' | 'at'>,
  content: string,
): Entry {
  const n = head.n + 1;
  const entry = { n, kind, at, body: seal.seal(placeOf(n, kind), content) };
  return { ...entry, hash: hashOf(head.hash, entry) };
}

/** The hash of an entry behind another. */
export const hashOf = (before: string, { n, kind, at, body }: Omit<Entry, 'hash'>): string =>
  createHash('sha256').update(`aid1/journal\0${before}\0${n}\0${kind}\0${at}\0`).update(body).digest('hex');

/** Opens what an event says, as it was written. Throws {@link JournalDamagedError}. */
export function contentOf(seal: CountySeal, { n, kind, body }: Entry): string {
  try {
    return seal.open(placeOf(n, kind), body);
  } catch {
    throw new JournalDamagedError(n, CLOSED);
  }
}

const CLOSED = '内容打不开：密钥不对或内容被改动';

/** Opens an entry's event. Throws {@link JournalDamagedError}. */
export function eventOf(seal: CountySeal, entry: Entry): CountyEvent {
  const { n, kind, at } = entry;
  const content = contentOf(seal, entry);
  let event: CountyEvent;
  try {
    event = eventSchema.parse(JSON.parse(content));
  } catch {
    throw new JournalDamagedError(n, CLOSED);
  }
  if (event.kind !== kind || event.at !== at) throw new JournalDamagedError(n, '内容与标题不一致');
  return event;
}
