import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyPack } from '#rules';
import { parsePack, parseReleasedPack } from '#rules/authoring';

/**
 * The packs under a folder (`<id>/pack.yaml`), and the releases they took the place of (`<id>/released/*.yaml`), by
 * their hash: a record is only ever re-run under the very same pack.
 */
export function installedPacks(folder: string): ReadonlyMap<string, PolicyPack> {
  const packs = new Map<string, PolicyPack>();
  const add = (path: string, parse: typeof parsePack): void => {
    const read = parse(readFileSync(path, 'utf8'), path);
    if (read.ok) packs.set(read.value.hash, read.value);
  };
  if (!existsSync(folder)) return packs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const [path, released] = [join(folder, entry.name, 'pack.yaml'), join(folder, entry.name, 'released')];
    if (!entry.isDirectory() || !existsSync(path)) continue;
    add(path, parsePack);
    if (existsSync(released)) for (const name of readdirSync(released)) add(join(released, name), parseReleasedPack);
  }
  return packs;
}
