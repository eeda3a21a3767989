import { afterAll, expect, test } from 'vitest';
import { orderDesk } from '../support/orders.ts';

const desk = orderDesk();
afterAll(desk.remove);

test.each([
  ['no JSON', 'x'],
  ['another file', JSON.stringify(desk.county.publicFile)],
  ['a file of great length', `{"a":"${'x'.repeat(20_000)}"}`],
])('%s is no request, and no answer is written', (_, text) => {
  desk.write('wrong.json', text);
  const { code, err } = desk.run(['unlock', 'wrong.json', '--key', 'secret.json', '--out', 'none.aidorder.json']);
  expect({ code, err }).toEqual({ code: 1, err: '✗ 这不是解锁申请，或内容不完整。请让乡镇重新发送。' });
  expect(() => desk.read('none.aidorder.json')).toThrow();
});

test('a request that cannot be read, or without a key, shows what is wrong', () => {
  expect(desk.run(['unlock', 'missing.json', '--key', 'secret.json'])).toMatchObject({ code: 2 });
  expect(desk.run(['unlock', 'missing.json'])).toMatchObject({ code: 2, err: expect.stringContaining('用法') });
});
