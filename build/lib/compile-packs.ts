import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compilePack } from '../../rules/packs/compile.ts';
import { parsePack } from '../../rules/packs/parse.ts';

export type CompiledFile = { readonly id: string; readonly text: string };

/** Compiles every `<id>/pack.yaml` below a folder. Throws with every problem, each with its file and line. */
export function compileAll(folder: string): readonly CompiledFile[] {
  const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'pack.yaml')));
  const problems: string[] = [];
  const files = ids.flatMap((id) => {
    const file = join(folder, id, 'pack.yaml');
    const pack = parsePack(readFileSync(file, 'utf8'), file);
    if (pack.ok) return [{ id, text: compilePack(pack.value) }];
    problems.push(...pack.problems.map(({ path, message }) => `${path}: ${message}`));
    return [];
  });
  if (problems.length > 0) throw new Error(`The policy packs have mistakes:\n${problems.join('\n')}`);
  return files;
}
