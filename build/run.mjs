/**
 * Runs a TypeScript entry on plain Node: `node build/run.mjs ENTRY.ts ARGS…`. Stdout belongs to the tool, so set-up
 * speaks on stderr only.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from './lib/bundle-for-node.mjs';
import { ROOT } from './lib/paths.mjs';
import { setUpModules } from './setup.mjs';

const [, , entry, ...args] = process.argv;
if (entry === undefined) {
  console.error('Usage: node build/run.mjs ENTRY.ts [ARGUMENTS…]');
  process.exit(2);
}
await setUpModules('stderr');
process.setSourceMapsEnabled(true);
const path = resolve(ROOT, entry);
const module = await bundleForNode(path);
process.argv = [process.argv[0] ?? 'node', path, ...args];
await import(pathToFileURL(module).href);
