import { readFile } from 'node:fs/promises';
import { MOST_SCANS, type ScanRow } from '#shared/contract/data/scan.ts';
import { errorText } from '#shared/errors.ts';
import { instantOf } from '#shared/instant.ts';
import { MOST_CHOSEN_BYTES } from '#shared/domain/material/attached-file.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { fileLabel } from '../attachment-view.ts';
import { completenessOf, filesIn, type FoundFile, isTooLarge } from './found-file.ts';
import { moveAside } from './move-aside.ts';
import type { ScanChoice } from './scan-choice.ts';
import { addTaken, readTaken } from './taken-files.ts';

/** Two looks so far apart must find a file the same. */
const SETTLED_MS = 1_000;
/** A file that ends nowhere is waited for so long before it is called broken. */
const PATIENCE_MS = 20_000;
const DAY_MS = 86_400_000;
/** Offices keep the time of Shanghai. */
const OFFSET_MS = 8 * 3_600_000;

export type ScanDesk = {
  /** What was not taken, newest first. SCAN_FOLDER_GONE, SCAN_FOLDER_FULL. */
  readonly list: (choice: ScanChoice) => Promise<Result<{ readonly rows: ScanRow[]; readonly later: number }>>;
  /** SCAN_GONE, ATTACHMENT_TOO_LARGE. */
  readonly open: (
    choice: ScanChoice,
    key: string,
  ) => Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }>>;
  /** Never offers it again; moves it when that was chosen. False: it was to be moved and could not be. */
  readonly taken: (choice: ScanChoice, key: string) => Promise<boolean>;
  /** Forgets what was seen; the lock came. */
  readonly close: () => void;
};

type ScanDeskOptions = { readonly dataDir: string; readonly elapsedMs: () => number };

/** Looks into the folder that the scanner fills, whenever it is asked; between two questions nothing is watched. */
export function createScanDesk({ dataDir, elapsedMs }: ScanDeskOptions): ScanDesk {
  /** When each file was first seen as it is. */
  let seen = new Map<string, number>();

  async function found(choice: ScanChoice): Promise<Result<readonly FoundFile[]>> {
    const files = await filesIn(choice.folder, choice.salt);
    if (!files.ok) return files;
    const taken = new Set(readTaken(dataDir));
    const from = startOfDay(Date.parse(choice.since));
    return ok(
      files.value.filter(({ key, atMs }) => !taken.has(key) && atMs >= from).toSorted((a, b) => b.atMs - a.atMs),
    );
  }

  function ageOf({ key }: FoundFile): number {
    const now = elapsedMs();
    const first = seen.get(key) ?? now;
    seen.set(key, first);
    return now - first;
  }

  async function rowOf(file: FoundFile): Promise<ScanRow> {
    const { key, name, size, atMs } = file;
    const row = { key, name: fileLabel(name), size, at: instantOf(atMs) };
    const refused = (code: 'ATTACHMENT_KIND' | 'ATTACHMENT_DAMAGED' | 'ATTACHMENT_EMPTY'): ScanRow => ({
      ...row,
      state: 'refused',
      why: errorText({ code, detail: {} }),
    });
    const age = ageOf(file);
    if (age < SETTLED_MS) return { ...row, state: 'writing', why: '' };
    if (isTooLarge(file)) {
      const limit = MOST_CHOSEN_BYTES / 1024 / 1024;
      return { ...row, state: 'refused', why: errorText({ code: 'ATTACHMENT_TOO_LARGE', detail: { limit } }) };
    }
    const is = await completenessOf(file);
    if (is === 'whole') return { ...row, state: 'ready', why: '' };
    if (is === 'other') return refused('ATTACHMENT_KIND');
    if (is === 'busy' || age < PATIENCE_MS) return { ...row, state: 'writing', why: '' };
    return refused(size === 0 ? 'ATTACHMENT_EMPTY' : 'ATTACHMENT_DAMAGED');
  }

  return {
    list: async (choice) => {
      const files = await found(choice);
      if (!files.ok) return files;
      const keys = new Set(files.value.map(({ key }) => key));
      seen = new Map([...seen].filter(([key]) => keys.has(key)));
      const shown = files.value.slice(0, MOST_SCANS);
      return ok({ rows: await Promise.all(shown.map(rowOf)), later: files.value.length - shown.length });
    },
    open: async (choice, key) => {
      const files = await found(choice);
      if (!files.ok) return files;
      const file = files.value.find((each) => each.key === key);
      if (file === undefined) return fail('SCAN_GONE');
      if (isTooLarge(file)) return fail('ATTACHMENT_TOO_LARGE', { limit: MOST_CHOSEN_BYTES / 1024 / 1024 });
      try {
        return ok({ name: fileLabel(file.name), bytes: new Uint8Array(await readFile(file.path)) });
      } catch {
        return fail('SCAN_GONE');
      }
    },
    taken: async (choice, key) => {
      const files = await found(choice);
      const file = files.ok ? files.value.find((each) => each.key === key) : undefined;
      addTaken(dataDir, key);
      if (choice.after === 'leave') return true;
      return file !== undefined && (await moveAside(file.path));
    },
    close: () => seen.clear(),
  };
}

/** Midnight in Shanghai of the day of an instant. */
const startOfDay = (ms: number): number => Math.floor((ms + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
