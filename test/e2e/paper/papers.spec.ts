import type { HostCall, HostReply } from '#shared/contract/host.ts';
import { expect } from '../fixtures.ts';
import { askHost } from '../../support/ask-host.ts';
import { readPdf } from '../../support/pdf/read-pdf.ts';
import { test } from '../spine-fixtures.ts';

const paper = (body: string): Extract<HostCall, { readonly call: 'pdf' }> => ({
  call: 'pdf',
  title: '结算单',
  html: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>
    @page { size: A4; margin: 25mm } body { font: 12pt 'Noto Serif SC' } </style></head><body>${body}</body></html>`,
});

const SENTENCE = '医疗救助费用结算单：张某某，起付标准 2,000.00 元以内不救助，本次计入 13,000.00 元。';
const BODY = `<h1>${SENTENCE}</h1><p>${SENTENCE}</p>`;

const bytesOf = (reply: HostReply): Uint8Array => {
  if (!reply.ok || !(reply.value instanceof Uint8Array)) throw new Error(`No PDF: ${JSON.stringify(reply)}`);
  return reply.value;
};

test('a paper becomes a PDF with its own Chinese font, its text and its title inside', async ({ app }) => {
  const pdf = await readPdf(bytesOf(await askHost(app.page, paper(BODY))));
  const text = SENTENCE.replaceAll(' ', '');
  expect(pdf).toEqual({
    pages: [text + text],
    title: '结算单',
    // The names inside the font files: instances cut from the variable font that starts at ExtraLight.
    fonts: ['NotoSerifSCExtraLight-Bold', 'NotoSerifSCExtraLight-Regular'],
    areFontsEmbedded: true,
    size: [595, 842],
  });
});

test('a paper runs no script of its own and loads nothing', async ({ app }) => {
  const body = `<p id="line">${SENTENCE}</p><script>document.querySelector('#line').textContent = 'SCRIPT'</script>
    <img src="x" onerror="document.querySelector('#line').textContent = 'HANDLER'" hidden>`;
  const reply = await askHost(app.page, paper(body));
  expect(reply).toMatchObject({ ok: false, error: 'PDF_FAILED' });
  const { pages } = await readPdf(bytesOf(await askHost(app.page, paper(body.replace(/<img[^>]*>/, '')))));
  expect(pages).toEqual([SENTENCE.replaceAll(' ', '')]);
});

test('papers asked for at once come out whole, and no window stays behind', async ({ app }) => {
  const replies = await Promise.all([1, 2, 3].map((number) => askHost(app.page, paper(`<p>第${number}份</p>`))));
  const papers = await Promise.all(replies.map((reply) => readPdf(bytesOf(reply))));
  expect(papers.map(({ pages }) => pages)).toEqual([['第1份'], ['第2份'], ['第3份']]);
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a footer template numbers the pages', async ({ app }) => {
  const call: HostCall = {
    ...paper('<p style="break-after: page">一</p><p>二</p>'),
    footerTemplate: '<p style="font-size: 8pt"><span class="pageNumber"></span>/<span class="totalPages"></span></p>',
  };
  const { pages } = await readPdf(bytesOf(await askHost(app.page, call)));
  expect(pages).toEqual([expect.stringContaining('1/2'), expect.stringContaining('2/2')]);
});
