/** Builds what is out of date of dist/: the three Electron bundles, the renderer, the policy packs, the paper fonts. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRuntime } from './runtime/electron-runtime.mjs';
import { consoleConfig, electronBundles, rendererConfig } from './lib/bundles.mjs';
import { compilePacks } from './lib/packs.mjs';
import { copyPaperFonts } from './lib/paper-fonts.mjs';
import { DIST } from './lib/paths.mjs';
import { unlessUnchanged } from './lib/stamp.mjs';

const COMMON = ['package.json', 'package-lock.json', 'build/bundle.mjs', 'build/lib', 'shared'];

const CONSOLE = ['county/console', 'county/books/roles.ts', 'renderer'];

/** @type {Readonly<Record<string, { readonly inputs: readonly string[], readonly make: () => Promise<void> }>>} */
const PARTS = {
  electron: { inputs: ['electron', 'rules'], make: bundleElectron },
  renderer: { inputs: ['renderer', 'rules'], make: bundleRenderer },
  console: { inputs: CONSOLE, make: bundleConsole },
  packs: { inputs: ['rules'], make: compilePacks },
  fonts: { inputs: [], make: async () => copyPaperFonts() },
  addon: { inputs: ['build/runtime'], make: copyAddon },
};

/**
 * Builds everything that changed since the last time.
 * @param {(message: string) => void} [say]
 * @returns {Promise<readonly string[]>} the parts that were built
 */
export async function bundle(say = console.log) {
  const started = performance.now();
  mkdirSync(DIST, { recursive: true });
  const made = await Promise.all(
    Object.entries(PARTS).map(async ([part, { inputs, make }]) =>
      (await unlessUnchanged(part, [...COMMON, ...inputs], make)) ? [part] : [],
    ),
  );
  const parts = made.flat();
  if (parts.length > 0) say(`Built ${parts.join(', ')} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return parts;
}

async function bundleElectron() {
  const { build } = await import('esbuild');
  await Promise.all(Object.values(electronBundles()).map((options) => build(options)));
}

async function bundleRenderer() {
  const { build } = await import('vite');
  await build(await rendererConfig());
  refuseInlineScripts(join(DIST, 'renderer'));
}

async function bundleConsole() {
  const { build } = await import('vite');
  await build(await consoleConfig());
  refuseInlineScripts(join(DIST, 'console'));
}

/** Builds the county's console when it is out of date; the rest of dist/ needs the Electron runtime, and a county has none. */
export const bundleOnlyConsole = () => unlessUnchanged('console', [...COMMON, ...CONSOLE], bundleConsole);

/**
 * The page's policy would block them, and only somebody who looks at the console would know.
 * @param {string} folder
 */
export function refuseInlineScripts(folder) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(folder, file), 'utf8');
    if (/<script(?![^>]*\ssrc=)/i.test(html)) throw new Error(`${file} has an inline script, which its policy blocks`);
  }
}

async function copyAddon() {
  const runtime = readRuntime();
  if (runtime === null)
    throw new Error('The Electron runtime is not set up yet: node build/runtime/electron-runtime.mjs');
  copyFileSync(runtime.sqliteBinding, join(DIST, 'better_sqlite3.node'));
}

if (process.argv[1] === import.meta.filename) await bundle();
