import { writeFileSync } from 'node:fs';
import { typedText } from '#shared/plain-text.ts';
import { countyOrderSchema } from '#shared/protocol/order/county-order.ts';
import { ORDER_FORMAT } from '#shared/protocol/version.ts';
import { readSecretFile } from '../cli/read-input.ts';
import { type ExitCode, UsageError } from '../cli/terminal.ts';
import type { OrderTerminal } from './order-terminal.ts';
import { signOrder } from './sign-order.ts';

export type PermitOptions = {
  readonly key: string;
  readonly device: string;
  readonly pc: string;
  readonly no: string;
  readonly until: string;
};

const WORDS: Readonly<Record<string, string>> = {
  device: '--device 设备编号（在该电脑的「设置」里可以看到）',
  pc: '--pc 电脑编号（九位代码、横线、字母，例如 210502001-A）',
  permitNo: '--no 文号（1 至 60 个字）',
  until: '--until 最后一天（例如 2026-12-31）',
};

/** Signs a permit for a township with one person into a new file. */
export function permitCommand(path: string, options: PermitOptions, terminal: OrderTerminal): ExitCode {
  const secret = readSecretFile(options.key, terminal);
  const issuedAt = terminal.now();
  const parsed = countyOrderSchema.safeParse({
    format: ORDER_FORMAT,
    kind: 'single-person',
    countyKey: secret.keyId,
    device: options.device,
    pc: options.pc,
    permitNo: options.no,
    issuedAt,
    until: options.until,
  });
  // What nobody sees would stand in the order for ever: in words it is another number than it looks.
  const isSeen = typedText(options.no) === options.no.trim();
  if (!parsed.success || !isSeen) {
    const wrong = String(parsed.error?.issues[0]?.path[0] ?? 'permitNo');
    throw new UsageError(`没有签发：${WORDS[wrong] ?? wrong} 不对。`);
  }
  if (options.until < issuedAt.slice(0, 10)) {
    terminal.err(`✗ 没有签发：最后一天 ${options.until} 已经过去。`);
    return 1;
  }
  try {
    writeFileSync(terminal.resolve(path), signOrder(parsed.data, secret), { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`授权文件没有写成：${error instanceof Error ? error.message : String(error)}`);
  }
  terminal.out(
    [
      '已签发单人经办授权',
      `签发单位　${secret.name}`,
      `发给电脑　${options.pc}（设备编号 ${options.device}）`,
      `文号　　　${options.no}`,
      `有效期　　到 ${options.until} 为止（含当天）`,
      `文件　　　${path}（交给该乡镇，在「设置」里导入）`,
    ].join('\n'),
  );
  return 0;
}
