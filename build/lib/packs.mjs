import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from './bundle-for-node.mjs';
import { DIST, ROOT } from './paths.mjs';

/** Compiles the policy packs to dist/packs, one canonical JSON file each; past releases go to dist/packs/released. */
export async function compilePacks() {
  const module = await bundleForNode(join(ROOT, 'build', 'lib', 'compile-packs.ts'));
  const { compileAll } = /** @type {typeof import('./compile-packs.ts')} */ (await import(pathToFileURL(module).href));
  const files = compileAll(ROOT);
  const target = join(DIST, 'packs');
  rmSync(target, { recursive: true, force: true });
  for (const { path, text } of files) {
    const file = join(target, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
