import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A signed release of the pack of Benxi made by the pack tool itself, with `change` applied to its text; gives the path
 * of the `.aidpack` file.
 */
export function makeSignedPack(
  folder: string,
  { keyPath, version, change }: { keyPath: string; version: number; change: (yaml: string) => string },
): string {
  const source = join(folder, 'benxi-2023');
  mkdirSync(source, { recursive: true });
  const yaml = readFileSync(join('rules', 'packs', 'benxi-2023', 'pack.yaml'), 'utf8');
  const changed = change(yaml);
  if (changed === yaml) throw new Error('The change changes nothing');
  writeFileSync(join(source, 'pack.yaml'), changed);
  const out = join(folder, `benxi-2023-${version}.aidpack`);
  const made = spawnSync(
    process.execPath,
    ['build/run.mjs', 'rules/cli/pack.ts', 'sign', join(source, 'pack.yaml')].concat([
      '--key',
      keyPath,
      '--version',
      String(version),
      '--out',
      out,
    ]),
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`${made.stdout}${made.stderr}`);
  return out;
}
