/**
 * `npm run package [-- --try]`: a folder, a tar.gz and a .deb below out/. `--try` (root, Debian) also installs the .deb
 * and starts the app, as root and as a normal user. `-- --windows` builds the NSIS installer instead; see
 * docs/packaging.md.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { OUT, readManifest } from './lib/paths.mjs';
import { PACKAGING_PACKAGES, setUp, setUpDebian } from './setup.mjs';

const runtime = await setUp();
const { bundle } = await import('./bundle.mjs');
await bundle();
rmSync(OUT, { recursive: true, force: true });

const { build, Platform } = await import('electron-builder');
const { builderConfig, debianOptions } = await import('./packaging/packaging.mjs');
const isWindows = process.argv.includes('--windows');
const targets = isWindows ? Platform.WINDOWS.createTarget() : Platform.LINUX.createTarget();
await build({ targets, config: builderConfig(runtime) });

if (!isWindows) {
  await setUpDebian(PACKAGING_PACKAGES);
  const { version } = readManifest();
  // An optional dependency, for it installs on Linux only.
  // @ts-expect-error -- it has no types
  const { default: makeDeb } = await import('electron-installer-debian');
  await makeDeb(debianOptions(join(OUT, 'linux-unpacked'), version));
  if (process.argv.includes('--try')) {
    const { tryDeb } = await import('./packaging/try-deb.mjs');
    await tryDeb(join(OUT, `aid-window_${version}_amd64.deb`));
  }
}
console.log(`Packages are in ${OUT}`);
