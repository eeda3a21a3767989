/** Rosters in the bench: `npm run bench -- roster [PEOPLE …]`. */
import { join } from 'node:path';
import { run } from '../lib/command.mjs';
import { CACHE, ROOT } from '../lib/paths.mjs';

/**
 * Reads and takes in rosters of each size, inside Electron's Node; gives how many runs failed.
 * @param {import('../runtime/electron-runtime.mjs').Runtime} runtime
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} sizes numbers of people; none: 20,000 and 100,000
 */
export async function benchRoster({ executable, sqliteBinding }, env, sizes) {
  const { bundleForNode } = await import('../lib/bundle-for-node.mjs');
  const { electronBundles } = await import('../lib/bundles.mjs');
  const { build } = await import('esbuild');
  const reader = join(CACHE, 'bench', 'roster-reader.cjs');
  await build({ ...electronBundles().rosterReader, outfile: reader });
  // Bundled as the app's own thread is: what a package brings along that nobody calls is not in it.
  const child = join(CACHE, 'bench', 'read-child.cjs');
  const childEntry = join(ROOT, 'test', 'bench', 'roster', 'read-child.ts');
  await build({ ...electronBundles().rosterReader, entryPoints: [childEntry], outfile: child });
  const bench = await bundleForNode(join(ROOT, 'test', 'bench', 'roster', 'roster-bench.ts'));
  const own = { ...env, ELECTRON_RUN_AS_NODE: '1', AID_SQLITE_BINDING: sqliteBinding, AID_ROSTER_READER: reader };
  const args = ['--enable-source-maps', bench, child, ...sizes];
  const { code } = await run(executable, args, { env: own, cwd: ROOT, output: 'stderr' });
  return code === 0 ? 0 : 1;
}
