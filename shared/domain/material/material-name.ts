import { DEFAULT_MATERIALS } from './default-materials.ts';
import { PACK_MATERIALS } from './pack-materials.ts';

const NAMES: ReadonlyMap<string, string> = new Map(
  [...DEFAULT_MATERIALS, ...Object.values(PACK_MATERIALS).flat()].map(({ id, name }) => [id, name]),
);

/** What the clerk reads on a line of the checklist, by the line's id; the id itself when no policy has such a line any more. */
export const materialName = (line: string): string => NAMES.get(line) ?? line;
