import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { threadId } from 'node:worker_threads';
import { CACHE, ROOT } from './paths.mjs';

const AN_HOUR_MS = 3_600_000;

/** What loads files that lie beside it stays where it is; the other one is looked for and never there. */
const NEVER_INSIDE = ['@electric-sql/pglite', 'better-sqlite3', 'pg-native'];

/** What the CommonJS packages in a bundle ask for, under names that nothing in it has. */
const COMMONJS = [
  "import { createRequire as requireFrom_ } from 'node:module';",
  'const require = requireFrom_(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');

/**
 * Bundles a TypeScript entry for plain Node and gives the module's path. Packages stay in node_modules, unless it is `whole`: a process
 * that is started again and again then reads one file instead of a thousand.
 * @param {string} entry
 * @param {{ readonly whole?: boolean }} [how]
 * @returns {Promise<string>}
 */
export async function bundleForNode(entry, { whole = false } = {}) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    ...(whole ? { external: NEVER_INSIDE, banner: { js: COMMONJS } } : { packages: 'external', sourcemap: 'inline' }),
    sourceRoot: `${ROOT}/`,
    absWorkingDir: ROOT,
    logLevel: 'warning',
    plugins: [keepImportMeta],
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const folder = join(CACHE, 'run');
  const name = basename(entry).replace(/\.ts$/, '');
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const file = join(folder, `${name}-${hash}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  removeOlder(folder, name);
  // Written aside and renamed: two tools, or two threads of one, that start at once never read half a file.
  const aside = `${file}.${process.pid}.${threadId}`;
  writeFileSync(aside, code);
  renameSync(aside, file);
  return file;
}

/**
 * In a bundle `import.meta` would name the bundle; sources mean their own place by it.
 * @type {import('esbuild').Plugin}
 */
const keepImportMeta = {
  name: 'keep-import-meta',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.m?[jt]s$/ }, ({ path }) => {
      if (path.includes('node_modules')) return null;
      const source = readFileSync(path, 'utf8');
      if (!source.includes('import.meta.')) return null;
      const contents = source
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.filename', JSON.stringify(path))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: path.endsWith('ts') ? 'ts' : 'js' };
    });
  },
};

/**
 * @param {string} folder
 * @param {string} name
 */
function removeOlder(folder, name) {
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    if (file.startsWith(`${name}-`) && Date.now() - statSync(path).mtimeMs > AN_HOUR_MS) rmSync(path, { force: true });
  }
}
