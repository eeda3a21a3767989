import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT } from './paths.mjs';

const PACKAGE = join(ROOT, 'node_modules', '@fontsource', 'noto-serif-sc');
const WEIGHTS = [400, 700];

/**
 * Copies the font of the papers to dist/fonts: one style sheet and the slices it names, woff2 only. `font-display`
 * becomes `block`: a paper must never be printed in a fallback font.
 */
export function copyPaperFonts() {
  const target = join(DIST, 'fonts');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const sheets = WEIGHTS.map((weight) => {
    const css = readFileSync(join(PACKAGE, `${weight}.css`), 'utf8')
      .replace(/,\s*url\([^)]+\.woff\) format\('woff'\)/g, '')
      .replaceAll('font-display: swap', 'font-display: block')
      .replaceAll('./files/', './');
    for (const [, name = ''] of css.matchAll(/url\(\.\/([^)]+\.woff2)\)/g)) {
      copyFileSync(join(PACKAGE, 'files', name), join(target, name));
    }
    return css;
  });
  copyFileSync(join(PACKAGE, 'LICENSE'), join(target, 'LICENSE'));
  writeFileSync(join(target, 'noto-serif-sc.css'), sheets.join('\n'));
}
