import { join } from 'node:path';
import { packsDirectory, readPackFolders } from '../../../rules/packs/read-packs.ts';
import type { PolicyPack } from '#rules';

/** The project's root: tests run from it. */
export const ROOT = process.cwd();
export const PACK_FOLDERS = readPackFolders(packsDirectory(ROOT));
export const BENXI_FILE = join(packsDirectory(ROOT), 'benxi-2023', 'pack.yaml');

function findBenxi(): PolicyPack {
  const folder = PACK_FOLDERS.find((item) => item.id === 'benxi-2023');
  if (folder === undefined || !folder.pack.ok) throw new Error('The benxi-2023 pack cannot be read');
  return folder.pack.value;
}

/** The pack of the source tree. */
export const BENXI = findBenxi();
