import { jsonPath, type Problem } from '#shared/settlement/problem.ts';

/** A place in a pack. */
export type Path = readonly PropertyKey[];

/** A fault at a place. */
export const at = (path: Path, message: string): Problem => ({ path: jsonPath(path), message });
