import type { Page } from '@playwright/test';
import { letterDocument } from '../../../electron/print/letter-document.ts';
import type { Letter } from '../../../electron/print/letters/letter.ts';
import { listDocument } from '../../../electron/print/lists/list-document.ts';
import type { ListPaper } from '../../../electron/print/lists/list-paper.ts';
import { AUTHORISATION, LETTERS, LONG_LETTERS, NOTICE, RECEIPT, REFUSAL } from '../../print/letters/sample-letters.ts';
import { BATCH_SLIP, publicNoticeOf } from '../../print/lists/sample-lists.ts';
import { printPaper, textSpan } from '../../support/pdf/print-paper.ts';
import { readPdf } from '../../support/pdf/read-pdf.ts';
import { expect } from '../fixtures.ts';
import { test } from '../spine-fixtures.ts';

const POINTS_PER_MM = 72 / 25.4;
const LEFT_MARGIN = 25 * POINTS_PER_MM - 1;
const RIGHT_MARGIN = 195 * POINTS_PER_MM + 1;
const HASH = '9f2c41d07ab3';

const ofLetter = (page: Page, letter: Letter): Promise<Uint8Array> =>
  printPaper(
    page,
    letterDocument(letter, () => HASH),
  );
const ofList = (page: Page, list: ListPaper): Promise<Uint8Array> =>
  printPaper(
    page,
    listDocument(list, () => HASH),
  );

test('every letter is one page with number, hash, boxes to sign and what it has to say', async ({ app }) => {
  const said = new Map<Letter, readonly string[]>([
    [NOTICE, ['还缺下列3项', '转诊备案证明', '2023年11月3日前补齐', '024-43551208']],
    [RECEIPT, ['医疗收费票据原件3份√', '贰拾伍万零柒佰捌拾元零肆角整', '没有需要补齐的事项']],
    [AUTHORISATION, ['《社会救助暂行办法》第五十八条', '佟天明户主之孙子女', '佟小兰（女儿）']],
    [REFUSAL, ['门诊统筹', '本溪市实施方案四(四)', '壹万肆仟贰佰陆拾元整', '六十日内依法申请行政复议']],
  ]);
  for (const letter of LETTERS) {
    const { pages, areFontsEmbedded } = await readPdf(await ofLetter(app.page, letter));
    expect(pages).toHaveLength(1);
    expect(areFontsEmbedded).toBe(true);
    const always = ['编号210599103-A-2023-00007', `校验${HASH}`, '第1页·共1页', '年月日'];
    for (const part of [...always, ...(said.get(letter) ?? [])]) expect(pages[0]).toContain(part);
  }
});

test('long names and many rows stay between the margins, heads stand again, and the mark is on every page of a draft', async ({
  app,
}) => {
  for (const letter of LONG_LETTERS) {
    const bytes = await ofLetter(app.page, letter);
    const { pages } = await readPdf(bytes);
    expect(pages.length).toBeGreaterThan(2);
    const { left, right } = await textSpan(bytes);
    expect(left).toBeGreaterThan(LEFT_MARGIN);
    expect(right).toBeLessThan(RIGHT_MARGIN);
    expect(pages[1]).toContain('序号');
    for (const page of pages) expect(page.includes('草稿·未确认')).toBe(letter.head.isDraft);
  }
});

test('a list of ninety people repeats its head and keeps its sum, words and boxes together', async ({ app }) => {
  const { pages } = await readPdf(await ofList(app.page, publicNoticeOf(90, '古丽巴哈尔·阿卜杜热合曼')));
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages.slice(0, -1)) expect(page).toContain('序号姓名证件号码');
  const end = pages.at(-1) ?? '';
  for (const part of ['壹佰零叁万玖仟伍佰元整', '公示单位（盖章）', '第1次补打']) expect(end).toContain(part);
  expect(pages.join('')).not.toContain('210599195804021220');
});

test('a handover slip says file, hash and sum', async ({ app }) => {
  const { pages } = await readPdf(await ofList(app.page, BATCH_SLIP));
  expect(pages).toHaveLength(1);
  for (const part of [
    'AID-210599103-A-00003.aidbatch',
    '9f2c41d07ab3e551',
    '壹万壹仟伍佰伍拾元整',
    '接收单位（盖章）',
  ]) {
    expect(pages[0]).toContain(part);
  }
});
