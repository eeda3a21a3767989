import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { drawPages } from '../../support/pdf/draw-pages.ts';
import { printPaper } from '../../support/pdf/print-paper.ts';
import { DRAWN_PAPERS } from '../../print/drawn-papers.ts';
import { expect } from '../fixtures.ts';
import { test } from '../spine-fixtures.ts';

/**
 * Every paper beside the picture that somebody looked at and kept in test/print/pictures. A test that fails names the paper and
 * leaves three pictures: kept, drawn, and the differences in red. To keep the new ones: `npm test -- e2e pictures -u`.
 */
const KEPT = resolve(import.meta.dirname, '../../print/pictures');

/** What another version of poppler may draw otherwise at the edges of letters; a line that moved by half a millimetre is more. */
const LIKE_KEPT = { threshold: 0.3, maxDiffPixels: 60 };

const pictureName = (paper: string, index: number): string => `${paper}-${index + 1}.png`;

/** Whose page a kept picture is. */
const paperOf = (picture: string): string => picture.replace(/-\d+\.png$/, '');

for (const [name, document] of Object.entries(DRAWN_PAPERS)) {
  test(`the paper ${name} looks as the kept pictures do`, async ({ app }) => {
    const pages = drawPages(await printPaper(app.page, document));
    for (const [index, page] of pages.entries()) {
      expect.soft(page, `page ${index + 1} of ${name}`).toMatchSnapshot(pictureName(name, index), LIKE_KEPT);
    }
    expect(readdirSync(KEPT).filter((picture) => paperOf(picture) === name)).toHaveLength(pages.length);
  });
}

test('no picture is kept of a paper that is not drawn', () => {
  expect([...new Set(readdirSync(KEPT).map(paperOf))].sort()).toEqual(Object.keys(DRAWN_PAPERS).sort());
});

test('a box moved by a millimetre, a wrong font and a missing line are noticed', async ({ app }) => {
  const { html, ...rest } = DRAWN_PAPERS['receipt'] ?? { html: '', title: '' };
  const changed = async (rule: string): Promise<Buffer> => {
    const [page] = drawPages(
      await printPaper(app.page, { ...rest, html: html.replace('</style>', `${rule}</style>`) }),
    );
    if (page === undefined) throw new Error('No page');
    return page;
  };
  const kept = pictureName('receipt', 0);
  for (const rule of [
    '.signs { position: relative; top: 1mm; }',
    'h1 { font-weight: 400; }',
    'h1 { font-size: 19pt; }',
    '.handed-in { border-collapse: collapse; }',
    '.phone, p { font-family: sans-serif; }',
    '.sign { border-right-width: 0; }',
  ]) {
    expect(await changed(rule), rule).not.toMatchSnapshot(kept, LIKE_KEPT);
  }
  expect(await changed('')).toMatchSnapshot(kept, LIKE_KEPT);
});
