import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../run.mjs';
import { DIST, ROOT } from './paths.mjs';

/** Compiles the policy packs to dist/packs, one canonical JSON file each. */
export async function compilePacks() {
  const module = await bundleForNode(join(ROOT, 'build', 'lib', 'compile-packs.ts'));
  const { compileAll } = /** @type {typeof import('./compile-packs.ts')} */ (await import(pathToFileURL(module).href));
  const files = compileAll(ROOT);
  const target = join(DIST, 'packs');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const { id, text } of files) writeFileSync(join(target, `${id}.json`), text);
}
