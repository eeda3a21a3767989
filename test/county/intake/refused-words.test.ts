import { expect, it } from 'vitest';
import { refusedWords } from '#shared/domain/county/refused-words.ts';
import { TAKE_REFUSALS } from '../../../county/decide/take-refusal.ts';
import { PAPERS_REFUSAL_TEXTS } from '../../../county/intake/papers/papers-refusal.ts';
import { REFUSAL_TEXTS } from '../../../county/intake/refusal.ts';

const CODES = [REFUSAL_TEXTS, PAPERS_REFUSAL_TEXTS, TAKE_REFUSALS].flatMap((texts) => Object.keys(texts));

it.each([...new Set(CODES)])('the window has words of its own for %s', (code) => {
  expect(refusedWords(code)).not.toBe(refusedWords('a code of a later county'));
  expect(refusedWords(code)).toMatch(/^[\p{Script=Han}，]+$/u);
});
