import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { electronRuntime, readRuntime } from '../../build/runtime/electron-runtime.mjs';

/** The fuse wire in the binary is text. */
const [ON, OFF] = ['1'.charCodeAt(0), '0'.charCodeAt(0)];

test('the runtime is made once: a second call reads the stamp and says nothing', async () => {
  const said: string[] = [];
  const runtime = await electronRuntime((message) => said.push(message));
  expect(runtime).toEqual(readRuntime());
  expect(said).toEqual([]);
});

test('the distribution is complete: version, licence, addon beside it, no snapshot of somebody else’s code', () => {
  const { dist, sqliteBinding } = readRuntime() ?? { dist: '', sqliteBinding: '' };
  expect(readFileSync(join(dist, 'version'), 'utf8')).toMatch(/^v?33\.2\.1\s*$/);
  expect(dirname(sqliteBinding)).toBe(dirname(dist));
  const files = ['LICENSE', 'LICENSES.chromium.html', 'resources/default_app.asar', 'browser_v8_context_snapshot.bin'];
  expect(files.map((file) => existsSync(join(dist, file)))).toEqual([true, true, true, false]);
});

test('the development runtime takes an inspector, for Playwright, and no snapshot for the browser process', async () => {
  const wire = await getCurrentFuseWire(readRuntime()?.executable ?? '');
  expect(wire.version).toBe(FuseVersion.V1);
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(ON);
  expect(wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(OFF);
});
