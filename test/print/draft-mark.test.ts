import { describe, expect, it } from 'vitest';
import { paperDocument } from '../../electron/print/paper-document.ts';
import { readText } from './read-paper.ts';
import { ONE_STAY } from './sample.ts';

const KINDS = ['settlement', 'approval'] as const;

describe('the draft mark', () => {
  it.each(KINDS)('stands on an unconfirmed paper (%s), which has no QR to check', (kind) => {
    const { html, footerTemplate } = paperDocument(kind, { ...ONE_STAY, isDraft: true, shortHash: null });
    expect(readText(html)).toContain('草稿·未确认');
    expect(footerTemplate).not.toContain('<svg');
  });

  it.each(KINDS)('is not on a confirmed paper (%s), which has its QR', (kind) => {
    const { html, footerTemplate } = paperDocument(kind, ONE_STAY);
    expect(html).not.toContain('草稿·未确认');
    expect(footerTemplate).toContain('<svg');
  });

  it('says that a draft has no number', () => {
    const application = { ...ONE_STAY.application, number: null };
    const { title, footerTemplate } = paperDocument('settlement', {
      ...ONE_STAY,
      application,
      isDraft: true,
      shortHash: null,
    });
    expect(title).toBe('本溪市医疗救助费用结算单 草稿');
    expect(readText(footerTemplate)).toContain('草稿 · 未编号');
  });
});

describe('the mark of a case that one person settled and reviewed', () => {
  const mark = '本件由同一人测算并复核（县级授权 本医保授〔2023〕3号）。';

  it.each(KINDS)('stands on every paper of it (%s), and on no other', (kind) => {
    expect(readText(paperDocument(kind, { ...ONE_STAY, mark }).html)).toContain(mark);
    expect(readText(paperDocument(kind, ONE_STAY).html)).not.toContain('本件由同一人');
  });
});
