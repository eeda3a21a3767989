/** `npm run county`: builds the console's page when it is out of date, then runs the county's service or one of its commands. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './lib/paths.mjs';
import { bundleForNode } from './lib/bundle-for-node.mjs';
import { setUpModules } from './setup.mjs';

await setUpModules('stderr');
const args = process.argv.slice(2);
const { bundleOnlyConsole } = await import('./bundle.mjs');
await bundleOnlyConsole();
process.setSourceMapsEnabled(true);
const path = join(ROOT, 'county', 'main.ts');
const module = await bundleForNode(path);
process.argv = [process.argv[0] ?? 'node', path, ...args];
await import(pathToFileURL(module).href);
