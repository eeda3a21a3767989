import type { RosterSource } from '#shared/roster/roster-source.ts';
import type { RosterMapping } from '#shared/contract/people/roster.ts';
import type { Day } from '#shared/day.ts';
import type { Store } from '../../store/store.ts';
import type { RosterRecord } from '../../store/aggregates/roster/roster-records.ts';
import type { Comparison } from './trial/compare-roster.ts';
import type { LookedAt, ReadOrder, ReadSummary } from './read/reader-messages.ts';
import { createRosterReader, type RosterReader } from './roster-reader.ts';

/** What the last trial of a file gave; only that is taken over. */
export type Trial = {
  readonly source: RosterSource;
  readonly listName: string;
  readonly asOf: Day;
  readonly headings: readonly string[];
  readonly mapping: RosterMapping;
  readonly order: ReadOrder;
  readonly base: RosterRecord | null;
  readonly summary: ReadSummary;
  readonly comparison: Comparison;
  readonly isSound: boolean;
  readonly needsSecond: boolean;
};

/** A file that somebody chose, in the store it is meant for. */
export type ChosenFile = {
  readonly store: Store;
  readonly ticket: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly looked: LookedAt;
  readonly reader: RosterReader;
  trial: Trial | null;
};

/** A piece of work: whether it is still wanted, and a promise that is kept when it no longer is. */
export type RosterRun = { readonly isWanted: () => boolean; readonly cancelled: Promise<void> };

/** The one file that is being taken in; it goes with the lock. */
export type RosterDesk = {
  readonly newReader: () => RosterReader;
  /** Keeps a file in place of the one before. */
  readonly keep: (file: ChosenFile) => void;
  /** Null when another file was chosen since, or another store is open. */
  readonly find: (store: Store, ticket: string) => ChosenFile | null;
  /** Lets the file go and ends what is under way. */
  readonly close: () => void;
  /** Begins a piece of work and ends the one before. */
  readonly begin: () => RosterRun;
  /** True from the first written part to the last: nothing else may begin meanwhile. */
  readonly isApplying: () => boolean;
  readonly applying: (is: boolean) => void;
  readonly cancel: () => void;
};

/** `script` is the reader's thread. */
export function createRosterDesk(script: string): RosterDesk {
  let chosen: ChosenFile | null = null;
  let run = 0;
  let applies = false;
  let endRun = (): void => undefined;
  const cancel = (): void => {
    run += 1;
    endRun();
  };
  const close = (): void => {
    cancel();
    chosen?.reader.close();
    chosen = null;
  };
  return {
    newReader: () => createRosterReader(script),
    keep: (file) => {
      close();
      chosen = file;
    },
    find: (store, ticket) => (chosen?.store === store && chosen.ticket === ticket ? chosen : null),
    close,
    begin: () => {
      cancel();
      const mine = run;
      const cancelled = new Promise<void>((resolve) => {
        endRun = resolve;
      });
      return { isWanted: () => run === mine, cancelled };
    },
    isApplying: () => applies,
    applying: (is) => {
      applies = is;
    },
    cancel,
  };
}
