import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { preferenceChannels } from '#shared/contract/preference.ts';

const NAME = 'preferences.json';
/** More names than the window has; a file that grew beyond them is not ours any more. */
const MOST = 100;

const schema = preferenceChannels['preference/list'].output.shape.values;

export type Preferences = Readonly<Record<string, string>>;

/** What was kept in the profile folder; nothing when the file is missing or cannot be read. */
export function readPreferences(dataDir: string): Preferences {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(join(dataDir, NAME), 'utf8')));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** Keeps one of them. Losing it is no harm, so a full disk is not reported here. */
export function writePreference(dataDir: string, name: string, value: string): void {
  const before = readPreferences(dataDir);
  if (!Object.hasOwn(before, name) && Object.keys(before).length >= MOST) return;
  const path = join(dataDir, NAME);
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(`${path}.new`, `${JSON.stringify({ ...before, [name]: value })}\n`);
    renameSync(`${path}.new`, path);
  } catch {
    // The window looks as it did before, next time.
  }
}
