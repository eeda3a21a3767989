import { expect, test } from 'vitest';
import type { HostCall } from '#shared/contract/host.ts';
import { answerHostCall } from '../../../electron/main/host/answer-host-call.ts';

const pdf = { id: 7, call: 'pdf', html: '<head></head>', title: 'x' } as const;
const save = {
  id: 8,
  call: 'saveFile',
  suggestedName: 'a',
  filterName: 'a',
  extensions: [],
  bytes: Uint8Array.of(1),
} as const;

test('what a call gives is the answer to its number', async () => {
  expect(await answerHostCall(save, () => Promise.resolve(null))).toEqual({ id: 8, ok: true, value: null });
});

test.each([
  [pdf, 'PDF_FAILED'],
  [save, 'FILE_WRITE_FAILED'],
] as const)('whatever is thrown becomes the code of the call', async (message, error) => {
  const thrown: readonly unknown[] = [new Error('x'), new RangeError('x'), null, 'text'];
  for (const cause of thrown) {
    const perform = (_call: HostCall): Promise<never> => Promise.reject(cause);
    expect(await answerHostCall(message, perform)).toEqual({ id: message.id, ok: false, error });
  }
});
