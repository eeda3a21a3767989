import { expect, test } from 'vitest';
import { findMissing } from '../../../build/lib/complete-lock.mjs';

test('builds for other platforms that a mirror lacks get an entry that their name describes', () => {
  const optionalDependencies = {
    '@tool/linux-x64-gnu': '1.2.3',
    '@tool/linux-arm64-musl': '1.2.3',
    '@tool/linux-arm-gnueabihf': '1.2.3',
    '@tool/android-arm-eabi': '1.2.3',
    '@tool/win32-x64-msvc': '1.2.3',
    '@tool/darwin-arm64': '1.2.3',
  };
  const packages = {
    '': {},
    'node_modules/tool': { version: '1.2.3', dev: true, engines: { node: '>=20' }, optionalDependencies },
    'node_modules/@tool/linux-x64-gnu': { version: '1.2.3', dev: true, optional: true },
  };
  const common = { version: '1.2.3', dev: true, optional: true, engines: { node: '>=20' } };
  expect(findMissing(packages)).toEqual({
    'node_modules/@tool/linux-arm64-musl': { ...common, os: ['linux'], cpu: ['arm64'], libc: ['musl'] },
    'node_modules/@tool/linux-arm-gnueabihf': { ...common, os: ['linux'], cpu: ['arm'], libc: ['glibc'] },
    'node_modules/@tool/android-arm-eabi': { ...common, os: ['android'], cpu: ['arm'] },
    'node_modules/@tool/win32-x64-msvc': { ...common, os: ['win32'], cpu: ['x64'] },
    'node_modules/@tool/darwin-arm64': { ...common, os: ['darwin'], cpu: ['arm64'] },
  });
});

test('optional packages without a platform in their name, or with a range, are left to npm', () => {
  const optionalDependencies = { fsevents: '2.3.3', '@tool/wasm32-wasi': '1.0.0', '@tool/darwin-x64': '^1.0.0' };
  expect(findMissing({ 'node_modules/tool': { version: '1.0.0', optionalDependencies } })).toEqual({});
});
