import { parseArgs } from 'node:util';
import { typedLine } from '#shared/plain-text.ts';
import { headerCommand } from './header-command.ts';
import { keygenCommand } from './keygen-command.ts';
import { type ExitCode, harmless, type Terminal, UsageError } from './terminal.ts';
import { verifyCommand } from './verify-command.ts';

const USAGE = `用法：
  npm run -s batch -- verify 批次文件 --key 县级私钥文件 [--full] [--json] [--device-key 登记的电脑公钥]
  npm run -s batch -- header 批次文件 [--json] [--device-key 登记的电脑公钥]
  npm run -s batch -- keygen 文件夹 [--name 县级名称]
退出码：0 全部相符；1 文件被拒绝或复算不一致；2 用法不对或文件读不出来。`;

const OPTIONS = {
  key: { type: 'string' },
  'device-key': { type: 'string' },
  name: { type: 'string' },
  full: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Runs one command of the batch tool; never throws for anything a person can cause. */
export function runBatch(args: readonly string[], given: Terminal): ExitCode {
  const terminal = harmless(given);
  try {
    const { values, positionals } = parse(args);
    const [command, path, ...rest] = positionals;
    if (path === undefined || rest.length > 0) throw new UsageError(USAGE);
    const deviceKey = values['device-key'];
    switch (command) {
      case 'verify':
        if (values.key === undefined) throw new UsageError(USAGE);
        return verifyCommand(path, { ...values, key: values.key, deviceKey }, terminal);
      case 'header':
        return headerCommand(path, { json: values.json, deviceKey }, terminal);
      case 'keygen':
        return keygenCommand(path, typedLine(values.name ?? '') || '测试县医疗保障局', terminal);
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
