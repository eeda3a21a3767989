import { type BatchKey, spoolName } from '../spool/spool.ts';

/** A writer this long without a byte may be a connection that died without a word; whoever comes next takes its place. */
const SILENT_MS = 5_000;

/** The right to write to one upload. */
export type Writer = {
  /** Says that bytes came. */
  readonly alive: () => void;
  readonly release: () => void;
};

/** Lets one writer at a time into each upload of this process. */
export type UploadWriters = {
  /** Null while another is at work. `cut` is called when a silent writer has to give way. */
  readonly enter: (key: BatchKey, cut: () => void) => Writer | null;
  readonly count: () => number;
};

export function uploadWriters(clock: () => number): UploadWriters {
  const writers = new Map<string, { heardAt: number; readonly cut: () => void }>();
  return {
    enter: (key, cut) => {
      const name = `${key.device}/${spoolName(key)}`;
      const other = writers.get(name);
      if (other !== undefined) {
        if (clock() - other.heardAt < SILENT_MS) return null;
        other.cut();
      }
      const own = { heardAt: clock(), cut };
      writers.set(name, own);
      return {
        alive: () => void (own.heardAt = clock()),
        release: () => {
          if (writers.get(name) === own) writers.delete(name);
        },
      };
    },
    count: () => writers.size,
  };
}
