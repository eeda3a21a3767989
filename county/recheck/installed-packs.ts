import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyPack } from '#rules';
import { parsePack } from '#rules/authoring';

/** The packs under a folder (`<id>/pack.yaml`) by their hash: a record is only ever re-run under the very same pack. */
export function installedPacks(folder: string): ReadonlyMap<string, PolicyPack> {
  const packs = new Map<string, PolicyPack>();
  if (!existsSync(folder)) return packs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name, 'pack.yaml');
    if (!entry.isDirectory() || !existsSync(path)) continue;
    const read = parsePack(readFileSync(path, 'utf8'), path);
    if (read.ok) packs.set(read.value.hash, read.value);
  }
  return packs;
}
