/** How each bundle is made; used once by `bundle.mjs` and again and again by `dev.mjs`. */
import { join } from 'node:path';
import { DIST, ROOT } from './paths.mjs';

/** Where the page finds the nonce of its styles; main puts a fresh one in its place for every load. */
export const NONCE_PLACEHOLDER = 'AID_STYLE_NONCE';

/**
 * Main, preload, service and the service's thread for rosters as one CommonJS file each: a sandboxed preload must be one file, and Electron 33 cannot
 * `require` ES modules from node_modules.
 * @returns {Record<'main' | 'preload' | 'service' | 'rosterReader', import('esbuild').BuildOptions>}
 */
export function electronBundles() {
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    bundle: true,
    absWorkingDir: ROOT,
    format: 'cjs',
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    // `bindings` would search for the addon; the path is always given.
    external: ['electron', 'bindings'],
  };
  /** @type {(entry: string, out: string) => import('esbuild').BuildOptions} */
  const node = (entry, out) => ({
    ...common,
    platform: 'node',
    target: 'node20.18',
    entryPoints: [join('electron', entry)],
    outfile: join(DIST, out),
  });
  return {
    main: node('main/main.ts', 'main.cjs'),
    service: node('service/service.ts', 'service.cjs'),
    rosterReader: node('service/roster/read/roster-worker.ts', 'roster-reader.cjs'),
    preload: { ...node('preload/preload.ts', 'preload.cjs'), platform: 'browser', target: 'chrome130' },
  };
}

/**
 * The county's console: the same way as the renderer, for browsers of the last years.
 * @returns {Promise<import('vite').InlineConfig>}
 */
export async function consoleConfig() {
  const renderer = await rendererConfig();
  return {
    ...renderer,
    root: join(ROOT, 'county', 'console'),
    base: '/console/',
    build: { ...renderer.build, outDir: join(DIST, 'console'), target: 'chrome111' },
  };
}

/**
 * The renderer. Nothing is inlined: the page's policy allows files of the app only.
 * @returns {Promise<import('vite').InlineConfig>}
 */
export async function rendererConfig() {
  const { default: react } = await import('@vitejs/plugin-react');
  const { default: mantine } = await import('postcss-preset-mantine');
  const { default: variables } = await import('postcss-simple-vars');
  const breakpoints = { xs: '36em', sm: '48em', md: '62em', lg: '75em', xl: '88em' };
  const names = Object.entries(breakpoints).map(([name, width]) => [`mantine-breakpoint-${name}`, width]);
  return {
    configFile: false,
    root: join(ROOT, 'renderer'),
    publicDir: false,
    logLevel: 'warn',
    plugins: [woff2Only, react()],
    css: { postcss: { plugins: [mantine(), variables({ variables: Object.fromEntries(names) })] } },
    html: { cspNonce: NONCE_PLACEHOLDER },
    build: {
      outDir: join(DIST, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4_000,
      reportCompressedSize: false,
    },
  };
}

/**
 * Font packages name every slice twice; this Chromium only ever takes the first, and the second is half of the app.
 * @type {import('vite').Plugin}
 */
const woff2Only = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@fontsource') && id.split('?')[0]?.endsWith('.css') === true
      ? code.replace(/,\s*url\([^)]+\.woff\) format\('woff'\)/g, '')
      : null,
};
