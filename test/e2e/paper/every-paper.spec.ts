import { printPaper } from '../../support/pdf/print-paper.ts';
import { readPdf } from '../../support/pdf/read-pdf.ts';
import { DRAWN_PAPERS } from '../../print/drawn-papers.ts';
import { expect } from '../fixtures.ts';
import { test } from '../spine-fixtures.ts';

const SEAL = /（盖章）|（按手印）/;

/** What each paper says in words of its amount, where it is signed or sealed, and how many pages it has. */
const SAYS: Readonly<
  Record<string, { readonly words: string | null; readonly seal: RegExp | null; readonly pages: number }>
> = {
  settlement: { words: '壹万壹仟伍佰伍拾元整', seal: SEAL, pages: 1 },
  'settlement-of-a-year': { words: '叁万伍仟肆佰元整', seal: SEAL, pages: 2 },
  'settlement-draft': { words: '壹万壹仟伍佰伍拾元整', seal: SEAL, pages: 1 },
  approval: { words: '壹万壹仟伍佰伍拾元整', seal: SEAL, pages: 2 },
  receipt: { words: '贰拾伍万零柒佰捌拾元零肆角整', seal: SEAL, pages: 1 },
  notice: { words: null, seal: SEAL, pages: 1 },
  authorisation: { words: null, seal: SEAL, pages: 1 },
  refusal: { words: '壹万肆仟贰佰陆拾元整', seal: SEAL, pages: 1 },
  'public-notice': { words: '壹拾叁万捌仟陆佰元整', seal: SEAL, pages: 1 },
  'batch-slip': { words: '壹万壹仟伍佰伍拾元整', seal: SEAL, pages: 1 },
  'person-ledger': { words: '壹万肆仟零伍拾元整', seal: SEAL, pages: 1 },
  'period-list': { words: '壹万壹仟伍佰伍拾元整', seal: SEAL, pages: 1 },
  // For an envelope, not for a file: nothing of it is numbered or sealed.
  recovery: { words: null, seal: null, pages: 1 },
};

test('every paper says its amount in words, numbers its pages and has boxes to sign and seal', async ({ app }) => {
  expect(Object.keys(SAYS)).toEqual(Object.keys(DRAWN_PAPERS));
  for (const [name, document] of Object.entries(DRAWN_PAPERS)) {
    const { words = null, seal = null, pages: count = 0 } = SAYS[name] ?? {};
    const { pages, areFontsEmbedded, size } = await readPdf(await printPaper(app.page, document));
    expect(pages, name).toHaveLength(count);
    expect(size, name).toEqual([595, 842]);
    // The outlines of the draft mark are a font made of drawings, which has no file.
    expect(areFontsEmbedded || name === 'settlement-draft', name).toBe(true);
    const whole = pages.join('');
    if (words !== null) expect(whole, name).toContain(words);
    if (seal === null) continue;
    expect(pages.at(-1), name).toMatch(seal);
    pages.forEach((page, index) => expect(page, name).toContain(`第${index + 1}页·共${count}页`));
  }
});
