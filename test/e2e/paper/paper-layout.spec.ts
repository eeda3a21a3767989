import type { Page } from '@playwright/test';
import { DEFAULT_MATERIALS } from '#shared/domain/material/default-materials.ts';
import { untouchedMaterial } from '#shared/domain/material/material-state.ts';
import type { SheetKind } from '#shared/domain/paper-kind.ts';
import { paperDocument } from '../../../electron/print/paper-document.ts';
import type { PaperInput } from '../../../electron/print/paper-input.ts';
import { recoveryPaper } from '../../../electron/print/recovery-paper.ts';
import { LONG_WORDS, ONE_STAY, THREE_STAYS, WHOLE_YEAR } from '../../print/sample.ts';
import { printPaper, textSpan } from '../../support/pdf/print-paper.ts';
import { readPdf } from '../../support/pdf/read-pdf.ts';
import { expect } from '../fixtures.ts';
import { test } from '../spine-fixtures.ts';

const POINTS_PER_MM = 72 / 25.4;
const LEFT_MARGIN = 25 * POINTS_PER_MM;
const RIGHT_MARGIN = 195 * POINTS_PER_MM;
const TOLERANCE = 1;

/** The fonts of the project, by the names in their files; anything else comes from the machine. */
const OWN_FONTS = ['NotoSerifSC-PaperFoot', 'NotoSerifSCExtraLight-Bold', 'NotoSerifSCExtraLight-Regular'];

const printed = async (page: Page, kind: SheetKind, input: PaperInput): Promise<Uint8Array> =>
  printPaper(page, paperDocument(kind, input));

test('a settlement of one short stay fits one page, foot and QR in fonts of our own', async ({ app }) => {
  const pdf = await readPdf(await printed(app.page, 'settlement', ONE_STAY));
  expect(pdf.pages).toHaveLength(1);
  expect(pdf.fonts).toEqual(OWN_FONTS);
  expect(pdf.areFontsEmbedded).toBe(true);
  expect(pdf.title).toBe('本溪市医疗救助费用结算单 210599103-A-2023-00007');
  for (const part of [
    '¥11,550.00',
    '壹万壹仟伍佰伍拾元整',
    '编号210599103-A-2023-00007',
    '校验9f2c41d07ab3',
    '第1页·共1页',
  ]) {
    expect(pdf.pages[0]).toContain(part);
  }
});

for (const [name, input] of Object.entries({ 'a whole year': WHOLE_YEAR, 'three stays': THREE_STAYS })) {
  test(`a settlement of ${name} takes two pages, repeats the heads of the trace and signs at the end`, async ({
    app,
  }) => {
    const { pages } = await readPdf(await printed(app.page, 'settlement', input));
    expect(pages).toHaveLength(2);
    expect(pages[1]).toMatch(/^环节计算说明与算式金额依据/);
    expect(pages[1]).toContain('经办机构（盖章）');
    for (const { text } of input.settlement?.trace ?? []) expect(pages.join('')).toContain(text.replaceAll(' ', ''));
  });
}

test('an approval form takes two pages: the applicant on the first, the authorities on the second', async ({ app }) => {
  const { pages, fonts } = await readPdf(await printed(app.page, 'approval', ONE_STAY));
  expect(pages).toHaveLength(2);
  expect(fonts).toEqual(OWN_FONTS);
  expect(pages[0]).toContain('申请人声明');
  expect(pages[0]).not.toContain('审批意见');
  expect(pages[1]).toContain('县级医疗保障部门意见');
});

test('an approval form stays on two pages with the longest checklist', async ({ app }) => {
  const materials = DEFAULT_MATERIALS.map(({ need: _, ...rule }) => ({
    ...rule,
    isNeeded: true,
    state: untouchedMaterial(rule.id),
  }));
  const { pages } = await readPdf(await printed(app.page, 'approval', { ...THREE_STAYS, materials }));
  expect(pages).toHaveLength(2);
  expect(pages[1]).toContain('县级医疗保障部门意见');
});

test('the draft mark stands on every page of a draft', async ({ app }) => {
  const draft = {
    ...WHOLE_YEAR,
    isDraft: true,
    shortHash: null,
    application: { ...WHOLE_YEAR.application, number: null },
  };
  for (const kind of ['settlement', 'approval'] as const) {
    const { pages } = await readPdf(await printed(app.page, kind, draft));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('草稿·未确认');
  }
});

test('the longest names and largest amounts stay between the margins', async ({ app }) => {
  for (const kind of ['settlement', 'approval'] as const) {
    const bytes = await printed(app.page, kind, LONG_WORDS);
    const { left, right } = await textSpan(bytes);
    expect(left).toBeGreaterThan(LEFT_MARGIN - TOLERANCE);
    expect(right).toBeLessThan(RIGHT_MARGIN + TOLERANCE);
    expect((await readPdf(bytes)).pages.join('')).toContain('古丽巴哈尔·阿卜杜热合曼·麦麦提依明江·吐尔逊');
  }
});

test('the recovery sheet is one page in our own fonts', async ({ app }) => {
  const paper = recoveryPaper({
    townshipName: '溪口县桥头镇人民政府',
    pcName: '210599103-A',
    userName: '赵敏',
    recoveryCode: '7KQ2-M4ZC-9T0H-XW3P-58RV-JB6N-2DFA-EG7S-9D',
    madeOn: '2023-06-15',
  });
  const { pages, fonts } = await readPdf(await printPaper(app.page, paper));
  expect(pages).toHaveLength(1);
  expect(fonts.every((font) => OWN_FONTS.includes(font))).toBe(true);
});
