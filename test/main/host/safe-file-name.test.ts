import { expect, test } from 'vitest';
import { safeFileName } from '../../../electron/main/host/safe-file-name.ts';

test.each([
  ['结算单 210502001-A-2023-00001.pdf', '结算单 210502001-A-2023-00001.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Windows\\x.pdf', 'C__Windows_x.pdf'],
  ['a<b>:"|?*.pdf', 'a_b______.pdf'],
  ['line\nbreak\u0000.pdf', 'line_break_.pdf'],
  ['name. ', 'name'],
  ['...', '_'],
  ['', '_'],
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test('an endless name is cut', () => {
  expect(safeFileName('字'.repeat(500))).toHaveLength(120);
});
