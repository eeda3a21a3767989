import { compilePack } from '../../rules/packs/compile.ts';
import { packsDirectory, readPackFolders, readReleased } from '../../rules/packs/read-packs.ts';

/** A compiled pack: its file under the folder of packs, and what stands in it. */
export type CompiledFile = { readonly path: string; readonly text: string };

/**
 * Compiles the policy packs that the app ships, and under `released/` the releases they took the place of: a paper of an
 * old settlement is printed under the very pack it names. Throws with every problem of any pack, each with its file and
 * line.
 */
export function compileAll(root: string): readonly CompiledFile[] {
  const packs = readPackFolders(packsDirectory(root)).flatMap(({ id, folder, pack }) => [
    { path: `${id}.json`, pack },
    ...readReleased(folder).map((item) => ({ path: `released/${id}-${item.name}.json`, pack: item.pack })),
  ]);
  const problems = packs.flatMap(({ pack }) => (pack.ok ? [] : pack.problems));
  if (problems.length > 0) {
    const lines = problems.map(({ path, message }) => `${path}: ${message}`);
    throw new Error(`The policy packs have mistakes:\n${lines.join('\n')}`);
  }
  return packs.flatMap(({ path, pack }) => (pack.ok ? [{ path, text: compilePack(pack.value) }] : []));
}
