import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { signedOrderSchema } from '#shared/protocol/order/county-order.ts';
import { unlockRequestSchema } from '#shared/protocol/order/unlock-request.ts';
import { answerRequest } from '../../../county/orders/answer-request.ts';
import { signOrder } from '../../../county/orders/sign-order.ts';
import { readOrder } from '../../../electron/sync/read-order.ts';
import { testCounty } from '../support/sample-batch.ts';

const DOCUMENT = readFileSync(
  join(resolve(import.meta.dirname, '../../..'), 'docs', 'formats', 'county-order.md'),
  'utf8',
);
const [request = '', file = ''] = [...DOCUMENT.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, text = '']) => text);
const { secret, secretFile, key } = testCounty();

test('the example of the document is answered as it says, to the last character', () => {
  expect(DOCUMENT).toContain(secretFile.boxSecret);
  expect(DOCUMENT).toContain(secretFile.receiptSecret);
  const answered = answerRequest(canonicalJson(JSON.parse(request) as string), secret, '2023-10-20T10:00:00.000+08:00');
  if (!answered.ok) throw new Error(answered.why);
  expect(DOCUMENT).toContain(`code \`${answered.order.code}\``);
  expect(JSON.parse(signOrder(answered.order, secret))).toEqual(JSON.parse(file));
  expect(readOrder(file, key)).toEqual({ ok: true, value: answered.order });
});

test('every change of one member of the example request is refused', () => {
  const sound = unlockRequestSchema.parse(JSON.parse(request));
  const changed = [
    { ...sound, township: '清河 镇' },
    { ...sound, user: { ...sound.user, name: '窗口二' } },
    { ...sound, user: { ...sound.user, id: 'x' } },
    { ...sound, device: 'another' },
    { ...sound, nonce: '0'.repeat(32) },
    { ...sound, at: '2023-10-20T09:00:00.001+08:00' },
    { ...sound, secret: sound.mask },
    { ...sound, mask: sound.secret },
    { ...sound, mask: { ...sound.mask, epk: 'A'.repeat(43) } },
    { ...sound, countyKey: '0'.repeat(16) },
  ];
  const now = '2023-10-20T10:00:00.000+08:00';
  for (const each of changed) expect(answerRequest(canonicalJson(each), secret, now)).toMatchObject({ ok: false });
  expect(answerRequest(canonicalJson(sound), secret, now).ok).toBe(true);
});

test('the document names every member of an order and a request', () => {
  const members = [JSON.parse(file), JSON.parse(request)].flatMap((value: object) =>
    Object.keys('order' in value ? (value.order as object) : value),
  );
  expect(signedOrderSchema.safeParse(JSON.parse(file)).success).toBe(true);
  for (const member of [...members, 'pc', 'permitNo', 'until']) expect(DOCUMENT, member).toContain(`\`${member}\``);
});
