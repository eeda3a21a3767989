import { expect, test } from 'vitest';
import { refusalText } from '../../../county/http/console/refusal-text.ts';

test('an alarm says why a batch was put aside, also when the reason is the name of its PC', () => {
  expect(refusalText('other_name')).toContain('电脑名称与登记的不一致');
  expect(refusalText('other_address')).toContain('与上传的地址不一致');
  expect(refusalText('wrong_magic')).toMatch(/\p{Script=Han}.*。$/u);
});

test('it says nothing twice, and nothing of what nobody knows', () => {
  // Of these the alarm itself says what it is.
  for (const code of ['', 'fork', 'broken_chain', 'constructor']) expect(refusalText(code)).toBe('');
});
