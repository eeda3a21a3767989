import { build } from 'esbuild';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/**
 * Puts together an app folder of the real main and preload with a tiny page and a tiny service, and gives its path.
 * The caller removes it.
 */
export async function makeFixtureApp(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'aid-fixture-app-'));
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  for (const name of ['main.cjs', 'preload.cjs', 'fonts'])
    cpSync(join(ROOT, 'dist', name), join(dist, name), { recursive: true });
  cpSync(join(import.meta.dirname, 'page'), join(dist, 'renderer'), { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'service.ts')],
    outfile: join(dist, 'service.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'fixture', version: '0.0.1', main: 'dist/main.cjs' }),
  );
  return folder;
}
