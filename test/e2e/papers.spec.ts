import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge, HostCall, HostReply } from '#shared/contract/host.ts';
import { expect } from './fixtures.ts';
import { test } from './spine-fixtures.ts';

/** Lets the tiny service ask main for something, and gives main's answer. */
async function askHost(page: Page, call: HostCall): Promise<HostReply> {
  const result = await page.evaluate(
    (input) => (window as unknown as { app: Bridge }).app.invoke('host', input),
    call as unknown as Record<string, string>,
  );
  if (!result.ok) throw new Error(result.error.code);
  return result.value as HostReply;
}

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

test('a paper becomes a PDF with its own Chinese font, its text and its title inside', async ({ app, dataDir }) => {
  const file = join(dataDir, 'paper.pdf');
  writeFileSync(file, bytesOf(await askHost(app.page, paper(BODY))));
  const read = (tool: string, ...args: readonly string[]): string =>
    execFileSync(tool, [...args], { encoding: 'utf8' });
  expect(read('pdftotext', file, '-').replaceAll(/\s/g, '')).toContain(SENTENCE.replaceAll(' ', ''));
  const fonts = read('pdffonts', file).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(1);
  expect(fonts.every((line) => line.includes('NotoSerifSC'))).toBe(true);
  // The columns at the end: embedded, subset, with a map to Unicode.
  expect(fonts.every((line) => /yes yes yes\s+\d+\s+\d+$/.test(line))).toBe(true);
  expect(read('pdfinfo', file)).toMatch(/Title: +结算单\n[^]*Pages: +1\n[^]*Page size: +59\d(\.\d+)? x 84\d/);
});

test('a paper runs no script of its own and loads nothing', async ({ app, dataDir }) => {
  const file = join(dataDir, 'paper.pdf');
  const body = `<p id="line">${SENTENCE}</p><script>document.querySelector('#line').textContent = 'SCRIPT'</script>
    <img src="x" onerror="document.querySelector('#line').textContent = 'HANDLER'" hidden>`;
  const reply = await askHost(app.page, paper(body));
  expect(reply).toMatchObject({ ok: false, error: 'PDF_FAILED' });
  writeFileSync(file, bytesOf(await askHost(app.page, paper(body.replace(/<img[^>]*>/, '')))));
  expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })).not.toMatch(/SCRIPT|HANDLER/);
});

test('papers asked for at once come out whole, and no window stays behind', async ({ app }) => {
  const replies = await Promise.all([1, 2, 3].map((page) => askHost(app.page, paper(`<p>${SENTENCE}${page}</p>`))));
  expect(replies.map((reply) => Buffer.from(bytesOf(reply)).subarray(0, 5).toString())).toEqual([
    '%PDF-',
    '%PDF-',
    '%PDF-',
  ]);
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a footer template numbers the pages', async ({ app, dataDir }) => {
  const file = join(dataDir, 'paper.pdf');
  const call: HostCall = {
    ...paper('<p style="break-after: page">一</p><p>二</p>'),
    footerTemplate: '<p style="font-size: 8pt"><span class="pageNumber"></span>/<span class="totalPages"></span></p>',
  };
  writeFileSync(file, bytesOf(await askHost(app.page, call)));
  expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })).toMatch(/1\/2[^]*2\/2/);
});
