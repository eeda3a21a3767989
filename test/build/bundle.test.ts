import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuseInlineScripts } from '../../build/bundle.mjs';
import { electronBundles } from '../../build/lib/bundles.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aid-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each(['<script>alert(1)</script>', '<SCRIPT type="module">a()</SCRIPT>', '<script nonce="x">a()</script>'])(
  'a page with the inline script %s does not leave the build',
  (html) => {
    writeFileSync(join(folder, 'index.html'), html);
    expect(() => refuseInlineScripts(folder)).toThrow('inline script');
  },
);

test('a page whose scripts are files does', () => {
  writeFileSync(join(folder, 'index.html'), '<script type="module" src="/assets/a.js"></script>');
  expect(() => refuseInlineScripts(folder)).not.toThrow();
});

test('every Electron bundle is one CommonJS file that leaves only Electron and the addon’s finder outside', () => {
  const bundles = Object.entries(electronBundles()).map(([name, { format, bundle, external }]) => [
    name,
    format,
    bundle,
    external,
  ]);
  expect(bundles).toEqual(
    ['main', 'service', 'rosterReader', 'preload'].map((name) => [name, 'cjs', true, ['electron', 'bindings']]),
  );
});

test('the app reads compiled packs only and carries no YAML parser', async () => {
  const { metafile } = await build({ ...electronBundles().service, write: false, metafile: true });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs).toContain('rules/index.ts');
  expect(inputs.filter((path) => path.includes('node_modules/yaml/'))).toEqual([]);
});
