import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { Script } from 'node:vm';
import { instrument, type Mutant } from './instrument.ts';

/**
 * The tests and the code under test in two layers. What never touches a mutated file is loaded once; everything else is
 * one script that is run afresh for each mutant, so that nothing a mutant did is seen by the next.
 */
export type Layers = {
  readonly mutants: readonly Mutant[];
  /** A function of `(require, __mutant)` that gives, by test file, what registers its tests. */
  readonly script: string;
  readonly require: (path: string) => unknown;
};

/** Loaded once though it reads packs with the code under test: the packs it gives are data. */
const KEPT = ['test/rules/support/benxi.ts'];
/** The door of the code under test, loaded before any test. */
export const DOOR = 'rules/index.ts';
/** What registers the tests. */
export const STAND_IN = 'test/mutation/stand-in/vitest.ts';
/** Functions of text alone whose work is done once for all mutants. */
const REMEMBERED = './rules/packs/parse-yaml.ts';
const STAND_INS: Readonly<Record<string, string>> = {
  vitest: STAND_IN,
  'fast-check': 'test/mutation/stand-in/fast-check.ts',
};
const ENTRY = 'entry-of-all-tests';

const common = {
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  metafile: true,
} as const;

/** A file by its place below the root, a package by its name. */
const specifierOf = (file: string): string => (/^[^.].*\.ts$/.test(file) ? `./${file}` : file);

/** One module that gives, by name, functions that load others. */
const entry = (root: string, files: readonly string[]): Plugin => ({
  name: 'entry',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: new RegExp(`^${ENTRY}$`) }, () => ({ path: ENTRY, namespace: 'entry' }));
    onLoad({ filter: /.*/, namespace: 'entry' }, () => ({
      contents: `module.exports = {${files.map((file) => `'${file}': () => require('${specifierOf(file)}')`).join(',\n')}};`,
      resolveDir: root,
    }));
  },
});

/** The project's files that a bundle of the tests has, and which of them reach a mutated file. */
async function findTouched(root: string, tests: readonly string[], isMutated: (file: string) => boolean) {
  const { metafile } = await build({
    ...common,
    entryPoints: [ENTRY],
    absWorkingDir: root,
    packages: 'external',
    plugins: [entry(root, tests)],
  });
  const imports = Object.entries(metafile.inputs).map(([file, input]) => [file, input.imports] as const);
  const touched = new Set(imports.map(([file]) => file).filter(isMutated));
  for (let size = -1; size !== touched.size;) {
    size = touched.size;
    for (const [file, found] of imports) if (found.some(({ path }) => touched.has(path))) touched.add(file);
  }
  for (const file of KEPT) touched.delete(file);
  return touched;
}

/** Builds both layers of the tests in `tests`, with every mutant of the files that `isMutated` names. */
export async function buildLayers(
  root: string,
  tests: readonly string[],
  isMutated: (file: string) => boolean,
): Promise<Layers> {
  const touched = await findTouched(root, tests, isMutated);
  const mutants: Mutant[] = [];
  const kept = new Set<string>();
  const layering: Plugin = {
    name: 'layering',
    setup: ({ onResolve, onLoad, resolve }) => {
      onResolve({ filter: /.*/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
        if (pluginData === 'plain' || path === ENTRY || kind === 'entry-point') return null;
        const standIn = STAND_INS[path];
        // A stand-in itself uses what it stands in for.
        if (standIn !== undefined && importer !== join(root, standIn)) return { path: join(root, standIn) };
        const found = await resolve(path, { resolveDir, kind, pluginData: 'plain' });
        if (found.path === '' || !found.path.startsWith(root) || found.path.includes('/node_modules/')) {
          return { path: keep(path), external: true };
        }
        const file = relative(root, found.path);
        if (touched.has(file) || file.startsWith('test/mutation/')) return { path: found.path };
        return { path: keep(`./${file}`), external: true };
      });
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const file = relative(root, path);
        if (!isMutated(file)) return null;
        const made = instrument(file, readFileSync(path, 'utf8'), mutants.length);
        mutants.push(...made.mutants);
        return { contents: made.code, loader: 'ts' };
      });
    },
  };
  const keep = (path: string): string => {
    kept.add(path);
    return path;
  };
  const upper = await build({
    ...common,
    entryPoints: [ENTRY],
    absWorkingDir: root,
    treeShaking: false,
    plugins: [entry(root, [...tests, DOOR, STAND_IN]), layering],
  });
  const lower = await build({
    ...common,
    entryPoints: [ENTRY],
    absWorkingDir: root,
    packages: 'external',
    plugins: [entry(root, [...kept])],
  });
  const nodeRequire = createRequire(join(root, 'package.json'));
  const module = { exports: {} as Record<string, () => unknown> };
  // The lower layer runs as a module of the project's root would.
  const start: unknown = new Script(`(function (module, require) { ${textOf(lower)}\n; })`).runInThisContext();
  if (typeof start === 'function') start(module, nodeRequire);
  const yaml = remember(module.exports[REMEMBERED]?.() as Readonly<Record<string, Compute>> | undefined);
  return {
    mutants,
    script: `(function (require, __mutant) { const module = { exports: {} }; ${textOf(upper)}\n; return module.exports; })`,
    require: (path) => (path === REMEMBERED ? yaml : (module.exports[path]?.() ?? nodeRequire(path))),
  };
}

type Compute = (...args: readonly string[]) => unknown;

/** The functions of a module, each result kept by its arguments. */
function remember(functions: Readonly<Record<string, Compute>> = {}): Readonly<Record<string, Compute>> {
  const results = new Map<string, unknown>();
  const entries = Object.entries(functions).map(([name, compute]): [string, Compute] => [
    name,
    (...args) => {
      const key = JSON.stringify([name, ...args]);
      if (!results.has(key)) results.set(key, compute(...args));
      return results.get(key);
    },
  ]);
  return Object.fromEntries(entries);
}

const textOf = ({ outputFiles }: { readonly outputFiles: readonly { readonly text: string }[] }): string =>
  outputFiles[0]?.text ?? '';
