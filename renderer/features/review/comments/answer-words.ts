import type { ReviewComment } from '#shared/contract/case/review.ts';

/** How a comment was answered, in words. */
export function answerWords({ state, answer }: Pick<ReviewComment, 'state' | 'answer'>): string {
  const said = answer === '' ? '' : `：${answer}`;
  switch (state) {
    case 'open':
      return '等待答复';
    case 'changed':
      return `已改${said}`;
    case 'explained':
      return `已说明${said}`;
  }
}

/** Said to be changed, and yet it reads as it did then. */
export const isUnchanged = ({ state, value }: Pick<ReviewComment, 'state' | 'value'>, now: string | null): boolean =>
  state === 'changed' && now === value;
