import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { FOOTER_FONT_FACE } from '../../../electron/print/html/footer-font.ts';
import { pageFooter, qrContent } from '../../../electron/print/html/page-footer.ts';
import { paperDocument } from '../../../electron/print/paper-document.ts';
import { readText } from '../read-paper.ts';
import { ONE_STAY } from '../sample.ts';

const FOOTER = { number: '210599103-A-2023-00007', revision: 12, shortHash: '9f2c41d07ab3', isDraft: false };

describe('the foot of a page', () => {
  it('names case, hash and page', () => {
    expect(readText(pageFooter(FOOTER)).trim()).toBe('编号 210599103-A-2023-00007 校验 9f2c41d07ab3 第 页 · 共 页');
    expect(pageFooter(FOOTER)).toContain('class="pageNumber"');
    expect(pageFooter(FOOTER)).toContain('class="totalPages"');
  });

  it('draws the dark modules of the QR of number, revision and hash', () => {
    expect(qrContent(FOOTER)).toBe('AID1|210599103-A-2023-00007|12|9f2c41d07ab3');
    const dark = encode(qrContent(FOOTER), { ecc: 'M', border: 2 }).data.flat().filter(Boolean).length;
    expect(pageFooter(FOOTER).match(/h1v1h-1z/g)).toHaveLength(dark);
  });

  it('brings the very font rule that the paper has shown before', () => {
    expect(pageFooter(FOOTER)).toContain(FOOTER_FONT_FACE);
    expect(paperDocument('settlement', ONE_STAY).html).toContain(FOOTER_FONT_FACE);
  });
});
