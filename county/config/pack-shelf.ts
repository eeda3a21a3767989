import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyPack } from '#rules';
import { installedPacks } from '../recheck/installed-packs.ts';

/** Gives the installed packs of some folders by their hash; read again only when a file was added or changed. */
export function packShelf(folders: readonly string[]): () => ReadonlyMap<string, PolicyPack> {
  let known: ReadonlyMap<string, PolicyPack> = new Map();
  let seen: string | null = null;
  return () => {
    const now = folders.map(describe).join('\n');
    if (now === seen) return known;
    known = new Map(folders.flatMap((folder) => [...installedPacks(folder)]));
    seen = now;
    return known;
  };
}

/** Name, size and time of every pack file in a folder. */
function describe(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join('\n');
}
