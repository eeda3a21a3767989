import { compilePack } from '../../rules/packs/compile.ts';
import { packsDirectory, readPackFolders } from '../../rules/packs/read-packs.ts';

export type CompiledFile = { readonly id: string; readonly text: string };

/** Compiles the policy packs that the app ships. Throws with every problem of any pack, each with its file and line. */
export function compileAll(root: string): readonly CompiledFile[] {
  const problems: string[] = [];
  const files = readPackFolders(packsDirectory(root)).flatMap(({ id, pack }) => {
    if (pack.ok) return [{ id, text: compilePack(pack.value) }];
    problems.push(...pack.problems.map(({ path, message }) => `${path}: ${message}`));
    return [];
  });
  if (problems.length > 0) throw new Error(`The policy packs have mistakes:\n${problems.join('\n')}`);
  return files;
}
