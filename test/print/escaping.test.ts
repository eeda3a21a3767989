import { describe, expect, it } from 'vitest';
import { paperDocument } from '../../electron/print/paper-document.ts';
import type { PaperInput } from '../../electron/print/paper-input.ts';
import { recoveryPaper } from '../../electron/print/recovery-paper.ts';
import { PAYLOADS } from './payloads.ts';
import { readText, tagNames } from './read-paper.ts';
import { THREE_STAYS } from './sample.ts';

/** Puts the text into every string of an input, wherever a string may be free text; names of choices stay. */
function poison(value: unknown, text: string, key = ''): unknown {
  const CHOICES = new Set([
    'sex',
    'insurance',
    'level',
    'designated',
    'area',
    'referral',
    'kind',
    'status',
    'result',
    'key',
    'visit',
  ]);
  if (typeof value === 'string') return CHOICES.has(key) ? value : text;
  if (Array.isArray(value)) return value.map((item) => poison(item, text, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison(item, text, name)]));
}

const KINDS = ['settlement', 'approval'] as const;
const clean = KINDS.map((kind) => paperDocument(kind, THREE_STAYS));

describe('text that looks like markup', () => {
  it.each(PAYLOADS)('prints %s literally and adds no element', (payload) => {
    // The shape is the input's own: only the contents of strings were replaced.
    const input = poison(THREE_STAYS, payload) as PaperInput;
    KINDS.forEach((kind, index) => {
      const { html, footerTemplate } = paperDocument(kind, input);
      expect(new Set(tagNames(html))).toEqual(new Set(tagNames(clean[index]?.html ?? '')));
      expect(html).not.toMatch(/<script|\son\w+\s*=|javascript:[^<]*"/i);
      expect(readText(html)).toContain(payload.replace(/\s+/g, ' '));
      expect(tagNames(footerTemplate).filter((name) => name === 'script')).toEqual([]);
      expect(readText(footerTemplate)).toContain(payload.replace(/\s+/g, ' '));
    });
  });

  it.each(PAYLOADS)('prints %s literally on the recovery sheet', (payload) => {
    const { html } = recoveryPaper({
      townshipName: payload,
      pcName: payload,
      userName: payload,
      recoveryCode: 'AAAA-BBBB',
      madeOn: payload,
    });
    expect(tagNames(html)).not.toContain('script');
    expect(readText(html)).toContain(payload.replace(/\s+/g, ' '));
  });

  it('has no script, link or address in any paper', () => {
    for (const { html, footerTemplate } of clean) {
      for (const text of [html, footerTemplate]) {
        expect(text).not.toMatch(/<script|<link|<iframe|<object|<base|https?:(?!\/\/www\.w3\.org\/2000\/svg)/i);
      }
    }
  });
});
