import { expect, test } from 'vitest';
import { ERROR_TEXTS, type ErrorCode, errorText, RETIRED_CODES } from '#shared/errors.ts';

const codes = Object.keys(ERROR_TEXTS) as ErrorCode[]; // keys of a constant

test('every failure has one Chinese sentence that ends', () => {
  for (const code of codes) expect(ERROR_TEXTS[code]).toMatch(/^.*\p{Script=Han}.*([。]|[}])$/u);
});

test('blanks are filled from the detail, an unfilled one shows as a dash', () => {
  expect(errorText({ code: 'WAIT_BEFORE_RETRY', detail: { seconds: 4 } })).toBe(
    '此前输错过，或者上次还没核对完就停电、关闭了程序。请等 4 秒后再试。',
  );
  expect(errorText({ code: 'WAIT_BEFORE_RETRY' })).toContain('—');
});

test('no code comes back from retirement', () => {
  expect(codes.filter((code) => RETIRED_CODES.includes(code))).toEqual([]);
});
