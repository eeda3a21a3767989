/** What is given away, and how: electron-builder for the folder, the archive and Windows; Debian's own tools for .deb. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUT, ROOT, pinnedVersion } from '../lib/paths.mjs';

/** @typedef {import('../runtime/electron-runtime.mjs').Runtime} Runtime */

const EXECUTABLE = 'aid-window';

/**
 * @param {Runtime} runtime
 * @returns {import('electron-builder').Configuration}
 */
export const builderConfig = (runtime) => ({
  appId: 'cn.aid-window.desktop',
  productName: '医疗救助窗口',
  copyright: 'Apache-2.0',
  artifactName: `${EXECUTABLE}-\${version}-\${os}-\${arch}.\${ext}`,
  directories: { output: OUT, buildResources: join(ROOT, 'build', 'icons') },
  electronDist: runtime.dist,
  electronVersion: pinnedVersion('electron'),
  // The bundles hold every package they use; the addon lies outside the archive, where a library can be loaded from.
  files: ['dist/**', 'package.json', '!dist/better_sqlite3.node', '!**/*.map', '!dist/.stamps', '!**/node_modules/**'],
  extraResources: [{ from: runtime.sqliteBinding, to: 'better_sqlite3.node' }],
  extraMetadata: { dependencies: {}, imports: {} },
  asar: true,
  npmRebuild: false,
  afterPack: finish,
  publish: null,
  linux: { executableName: EXECUTABLE, category: 'Office', target: ['dir', 'tar.gz'] },
  win: { executableName: EXECUTABLE, target: ['nsis'] },
  nsis: {
    oneClick: false,
    perMachine: true,
    allowToChangeInstallationDirectory: true,
    installerLanguages: ['zh_CN'],
    language: '2052',
  },
});

/**
 * Closes every door of the packaged Electron that only development needs.
 * @param {import('electron-builder').AfterPackContext} context
 */
async function finish({ appOutDir, electronPlatformName }) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  const isWindows = electronPlatformName === 'win32';
  if (electronPlatformName === 'linux') {
    // electron-builder drops the one and renames the other; electron-installer-debian wants both.
    writeFileSync(join(appOutDir, 'version'), pinnedVersion('electron'));
    copyFileSync(join(ROOT, 'LICENSE'), join(appOutDir, 'LICENSE'));
  }
  await flipFuses(join(appOutDir, isWindows ? `${EXECUTABLE}.exe` : EXECUTABLE), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Electron checks the archive's hash on Windows and macOS only.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: isWindows,
  });
}

/**
 * @param {string} unpacked electron-builder's folder
 * @param {string} version
 */
export const debianOptions = (unpacked, version) => ({
  src: unpacked,
  dest: OUT,
  arch: 'amd64',
  rename: (/** @type {string} */ folder) => join(folder, `${EXECUTABLE}_${version}_amd64.deb`),
  options: {
    name: EXECUTABLE,
    bin: EXECUTABLE,
    version,
    productName: '医疗救助窗口',
    genericName: '医疗救助窗口',
    description: '乡镇医疗救助窗口受理、测算、打印与封批',
    productDescription:
      'Desktop app of a township medical-assistance window: intake, settlement, papers, sealed batches.',
    section: 'misc',
    categories: ['Office'],
    maintainer: 'aid-window maintainers <maintainers@aid-window.invalid>',
    homepage: 'https://aid-window.invalid/',
    icon: { '512x512': join(ROOT, 'build', 'icons', 'icon.png') },
    // Electron 33 looks for these when it starts; the fonts show Chinese in the system's own dialogs.
    depends: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6', 'xdg-utils', 'fonts-noto-cjk'],
  },
});
