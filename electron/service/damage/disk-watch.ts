import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DiskTrouble } from '#shared/contract/data/damage.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { fileError } from '../../store/files/file-error.ts';

/** Follows whether the disk takes what is saved. */
export type DiskWatch = {
  /** What is wrong with the disk of the data; null: nothing. */
  readonly trouble: () => DiskTrouble | null;
  /** A call failed with this code. */
  readonly note: (code: ErrorCode) => void;
  /** Looks again; asked every few seconds. */
  readonly tick: () => void;
};

export type DiskWatchOptions = {
  readonly dataDir: string;
  readonly elapsedMs: () => number;
  readonly onChange: () => void;
};

type Failing = Exclude<DiskTrouble['kind'], 'low'>;

const KIND_OF: Partial<Readonly<Record<ErrorCode, Failing>>> = {
  DISK_FULL: 'full',
  STORE_READ_ONLY: 'readOnly',
  STORE_IO: 'broken',
};

/** Written and removed again. */
const PROBE_NAME = 'disk-probe';
const PROBE_BYTES = 1 << 20;
/** Longer than a failed save waits for its next try: as long as saving fails, the disk is not well. */
const QUIET_MS = 5_000;
const LOW_MEGABYTES = 200;

/** Starts with a disk that is well until a save fails on it or room becomes scarce. */
export function createDiskWatch({ dataDir, elapsedMs, onChange }: DiskWatchOptions): DiskWatch {
  let failing: { readonly kind: Failing; readonly lastMs: number } | null = null;
  let trouble: DiskTrouble | null = null;

  function update(): void {
    const free = freeMegabytes(dataDir);
    const isLow = free !== null && free < LOW_MEGABYTES;
    const kind: DiskTrouble['kind'] | null = failing?.kind ?? (isLow ? 'low' : null);
    const next: DiskTrouble | null = kind === null ? null : { kind, folder: dataDir, freeMegabytes: free };
    if (JSON.stringify(next) === JSON.stringify(trouble)) return;
    trouble = next;
    onChange();
  }

  return {
    trouble: () => trouble,
    note: (code) => {
      const kind = KIND_OF[code];
      if (kind === undefined) return;
      failing = { kind, lastMs: elapsedMs() };
      update();
    },
    tick: () => {
      if (failing !== null && elapsedMs() - failing.lastMs >= QUIET_MS) {
        const kind = probe(dataDir);
        failing = kind === null ? null : { ...failing, kind };
      }
      update();
    },
  };
}

function freeMegabytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return Math.floor((bavail * bsize) / (1 << 20));
  } catch {
    // A folder that is gone says nothing about room; saving says what is wrong with it.
    return null;
  }
}

/** Tries to write for good; what the disk refuses it with, null when it does not. */
function probe(dataDir: string): Failing | null {
  const path = join(dataDir, PROBE_NAME);
  try {
    const handle = openSync(path, 'w', 0o600);
    try {
      // A disk that is nearly full takes a part of it.
      if (writeSync(handle, Buffer.alloc(PROBE_BYTES)) < PROBE_BYTES) return 'full';
      fsyncSync(handle);
    } finally {
      closeSync(handle);
      rmSync(path);
    }
    return null;
  } catch (cause) {
    return KIND_OF[fileError(cause).error.code] ?? 'broken';
  }
}
