import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const NAME = 'scans-taken.json';
/** Older ones have long left the list of the newest. */
const MOST = 2_000;

const schema = z.array(z.string().regex(/^[0-9a-f]{64}$/));

/** The files that were taken and left where they were, by their keys; nothing when it was never written or cannot be read. */
export function readTaken(dataDir: string): readonly string[] {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(join(dataDir, NAME), 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Remembers one more. Losing it is no harm but that the file is offered again, so a full disk is not reported here. */
export function addTaken(dataDir: string, key: string): void {
  const keys = [...readTaken(dataDir).filter((each) => each !== key), key].slice(-MOST);
  const path = join(dataDir, NAME);
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(keys));
    renameSync(`${path}.new`, path);
  } catch {
    // It is offered again after the next start.
  }
}
