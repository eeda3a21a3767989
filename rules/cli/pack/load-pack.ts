import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Checked } from '#shared/settlement/problem.ts';
import { loadCompiledPack } from '../../packs/compile.ts';
import { parsePack, parseReleasedPack } from '../../packs/parse.ts';
import type { PolicyPack } from '../../packs/policy-pack.ts';
import { packsDirectory, readPackFolders, type PackFolder } from '../../packs/read-packs.ts';

const missing = (message: string): Checked<never> => ({ ok: false, problems: [{ path: '', message }] });

/** The folder of a pack: an installed pack by id, or any folder with a pack.yaml; null when it is neither. */
export function findPackFolder(root: string, name: string): PackFolder | null {
  const installed = join(packsDirectory(root), name);
  const folder = [installed, name].find((path) => existsSync(join(path, 'pack.yaml')));
  if (folder === undefined) return null;
  return readPackFolders(dirname(folder)).find(({ id }) => id === basename(folder)) ?? null;
}

/** A pack by id, folder, pack.yaml or compiled file. */
export function loadPack(root: string, name: string): Checked<PolicyPack> {
  const folder = findPackFolder(root, name);
  if (folder !== null) return folder.pack;
  if (!existsSync(name) || !statSync(name).isFile())
    return missing(`找不到政策包“${name}”：既不是已安装的名称，也不是文件夹或文件`);
  const text = readFileSync(name, 'utf8');
  if (name.endsWith('.json')) return loadCompiledPack(text);
  return basename(dirname(name)) === 'released' ? parseReleasedPack(text, name) : parsePack(text, name);
}
