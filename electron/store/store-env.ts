/** What the store takes from its surroundings. The clock and the ids come from outside so that tests can fix them. */
export type StoreEnv = {
  /** The profile folder; keys, database, head log, attachments and backups lie in it. */
  readonly dataDir: string;
  /** Path of better-sqlite3's addon for this runtime. */
  readonly sqliteBinding: string;
  /** The present instant, ISO 8601 with offset `+08:00`. */
  readonly now: () => string;
  /** A new id (UUIDv7). */
  readonly newId: () => string;
};

/** Who does something. Every write names one and lands in the audit chain. */
export type Actor = { readonly userId: string; readonly userName: string };
