import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UNLOCK_DAYS } from '#shared/protocol/order/unlock-request.ts';
import { readSecretFile } from '../cli/read-input.ts';
import { type ExitCode, UsageError } from '../cli/terminal.ts';
import { answerRequest } from './answer-request.ts';
import type { OrderTerminal } from './order-terminal.ts';
import { signOrder } from './sign-order.ts';

export type UnlockOptions = { readonly key: string; readonly out: string | undefined };

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function readText(path: string, terminal: OrderTerminal): string {
  try {
    return readFileSync(terminal.resolve(path), 'utf8');
  } catch (error) {
    throw new UsageError(`读不出申请文件 ${path}：${reasonOf(error)}`);
  }
}

/** Answers a request to be unlocked once: a signed file, and the code to be read over the telephone. */
export function unlockCommand(path: string, { key, out }: UnlockOptions, terminal: OrderTerminal): ExitCode {
  const secret = readSecretFile(key, terminal);
  const answered = answerRequest(readText(path, terminal), secret, terminal.now());
  if (!answered.ok) {
    terminal.err(`✗ ${answered.why}`);
    return 1;
  }
  const { request, order } = answered;
  const file = out ?? `AID1-UNLOCK-${request.nonce.slice(0, 8)}.aidorder.json`;
  try {
    writeFileSync(terminal.resolve(file), signOrder(order, secret), { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`答复文件没有写成：${reasonOf(error)}`);
  }
  terminal.out(
    [
      `申请单位　${request.township}`,
      `申请人　　${request.user.name}`,
      `设备编号　${request.device}`,
      `申请时间　${request.at}（${UNLOCK_DAYS} 天内有效，只能用一次）`,
      `申请编号　${request.nonce.slice(0, 8)}`,
      '请先按登记的电话回拨，确认确是本人申请，再发出下面的文件或念出解锁码。',
      `解锁码　　${order.code}`,
      `答复文件　${basename(file)}`,
    ].join('\n'),
  );
  return 0;
}
