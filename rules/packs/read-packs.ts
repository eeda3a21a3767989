import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '#shared/settlement/problem.ts';
import { parsePack } from './parse.ts';
import type { PolicyPack } from './policy-pack.ts';

/** One pack folder as read: its id, and the pack or what is wrong with it. */
export type PackFolder = { readonly id: string; readonly file: string; readonly read: ReturnType<typeof parsePack> };

/**
 * Reads every pack folder under `directory` (`<id>/pack.yaml`), sorted by id. Plain Node only: for the command line
 * and the build, never behind `index.ts`. Throws when the directory cannot be read.
 */
export function readPackFolders(directory: string): readonly PackFolder[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort()
    .map((id) => {
      const file = join(directory, id, 'pack.yaml');
      return { id, file, read: withFolderName(parsePack(readFileSync(file, 'utf8'), file), file, id) };
    });
}

function withFolderName(read: PackFolder['read'], file: string, id: string): PackFolder['read'] {
  if (!read.ok || read.value.content.id === id) return read;
  return {
    ok: false,
    problems: [{ path: `${file}:1`, message: `id "${read.value.content.id}" is not its folder's name` }],
  };
}

/** The packs of a directory, and every problem of those that cannot be used. */
export function readPacks(directory: string): {
  readonly packs: readonly PolicyPack[];
  readonly problems: readonly Problem[];
} {
  const folders = readPackFolders(directory);
  return {
    packs: folders.flatMap(({ read }) => (read.ok ? [read.value] : [])),
    problems: folders.flatMap(({ read }) => (read.ok ? [] : read.problems)),
  };
}

/** Where packs lie under a project's root. */
export const packsDirectory = (root: string): string => join(root, 'rules', 'packs');

/** The file name of a compiled pack. */
export const compiledName = (pack: PolicyPack): string => `${basename(pack.content.id)}.json`;
