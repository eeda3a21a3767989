import { parseArgs } from 'node:util';
import { type ExitCode, harmless, UsageError } from '../cli/terminal.ts';
import type { OrderTerminal } from './order-terminal.ts';
import { permitCommand } from './permit-command.ts';
import { unlockCommand } from './unlock-command.ts';

const USAGE = `用法：
  npm run -s order -- permit 新文件.aidorder.json --key 县级私钥文件 --device 设备编号 --pc 电脑编号 --no 文号 --until 最后一天
  npm run -s order -- unlock 申请.aidrequest.json --key 县级私钥文件 [--out 答复文件]
退出码：0 已签发；1 不予签发；2 用法不对或文件读写不成。`;

const OPTIONS = {
  key: { type: 'string' },
  device: { type: 'string' },
  pc: { type: 'string' },
  no: { type: 'string' },
  until: { type: 'string' },
  out: { type: 'string' },
} as const;

/** Runs one command of the county's orders; never throws for anything a person can cause. */
export function runOrder(args: readonly string[], given: OrderTerminal): ExitCode {
  const terminal = harmless(given);
  try {
    const { values, positionals } = parse(args);
    const [command, path, ...rest] = positionals;
    const { key, out, device, pc, no, until } = values;
    if (path === undefined || rest.length > 0 || key === undefined) throw new UsageError(USAGE);
    switch (command) {
      case 'unlock':
        return unlockCommand(path, { key, out }, terminal);
      case 'permit':
        if (device === undefined || pc === undefined || no === undefined || until === undefined)
          throw new UsageError(USAGE);
        return permitCommand(path, { key, device, pc, no, until }, terminal);
      default:
        throw new UsageError(USAGE);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(error.message);
    return 2;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    throw new UsageError(USAGE);
  }
}
