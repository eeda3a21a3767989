import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_TEXTS, type ErrorCode, errorText, RETIRED_CODES } from '#shared/errors.ts';

const codes = Object.keys(ERROR_TEXTS) as ErrorCode[]; // keys of a constant

test('every failure has one Chinese sentence that ends', () => {
  for (const code of codes) expect(ERROR_TEXTS[code]).toMatch(/^.*\p{Script=Han}.*([。]|[}])$/u);
});

test('every theme is in the registry, and no code stands in two', async () => {
  const themes = readdirSync('shared/errors', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const found: string[] = [];
  for (const theme of themes) {
    const exported = (await import(resolve('shared/errors', theme))) as Record<string, Record<string, string>>; // a file of the folder
    found.push(...Object.values(exported).flatMap((texts) => Object.keys(texts)));
  }
  expect(found.toSorted()).toEqual(codes.toSorted());
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
