import { z } from 'zod';
import { SCAN_AFTER } from '#shared/contract/data/scan.ts';
import type { Actor } from '../../../store/store-env.ts';
import type { Store } from '../../../store/store.ts';

/** The row of the settings. */
const SCAN_FOLDER = 'scan-folder';

const kept = z.strictObject({
  /** Null: no folder is watched any more. */
  folder: z.string().nullable(),
  after: z.enum(SCAN_AFTER),
  /** The instant it was chosen: what lay there before that day is nobody's scan of today. */
  since: z.string(),
  /** Goes into the hash that names a file, so that what is remembered of taken ones cannot be guessed at. */
  salt: z.string(),
});

/** Which folder the scanner fills, and what becomes of a file that was taken from it. */
export type ScanChoice = Omit<z.infer<typeof kept>, 'folder'> & { readonly folder: string };

/** What was chosen on this PC; null while no folder is watched. */
export function readScanChoice(store: Pick<Store, 'setting'>): ScanChoice | null {
  const text = store.setting.get(SCAN_FOLDER);
  const parsed = text === null ? null : kept.safeParse(JSON.parse(text));
  if (parsed?.success !== true || parsed.data.folder === null) return null;
  return { ...parsed.data, folder: parsed.data.folder };
}

/** Keeps the choice; `reason` stands in the operation record. */
export function writeScanChoice(
  store: Pick<Store, 'setting'>,
  actor: Actor,
  choice: z.infer<typeof kept>,
  reason: string,
): void {
  store.setting.set(actor, SCAN_FOLDER, JSON.stringify(kept.parse(choice)), reason);
}
