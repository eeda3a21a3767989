import { booksRefusalText } from '../../books/books-refusal.ts';
import { UsageError } from '../../cli/terminal.ts';
import { asideText } from '../../decide/take-refusal.ts';
import { type BatchKey, spoolName } from '../../spool/spool.ts';
import type { Command, CommandContext, CommandInput } from '../command.ts';
import { describeTaken } from './describe-taken.ts';

/** `quarantine`: what was not taken, and why. */
export const quarantine: Command = async (_input, { county, out }) => {
  const [devices, aside] = [await county.books.devices(), await county.spool.aside()];
  const names = new Map(devices.map(({ device, pc }) => [device, pc]));
  for (const { code, ...key } of aside)
    out(
      `${names.get(key.device) ?? key.device}　第 ${key.seq} 批　${key.hash.slice(0, 8)}　${asideText(code)}（${code}）`,
    );
  out(aside.length === 0 ? '隔离区是空的。' : `共 ${aside.length} 批。放回用 release，删去用 drop，都要写明原因。`);
  return 0;
};

/** `release 电脑编号 批号 [校验值开头] --reason 原因`: puts a batch back and reads it again. */
export const release: Command = async (input, context) => {
  const key = await find('release', input, context);
  if (key === null) return 1;
  const done = await settle(key, 'freed', input, context);
  if (!done) return 1;
  const [isTaken, text] = describeTaken(await context.county.books.takeBatch(key));
  if (isTaken) context.out(`✓ 已放回并读入：${text}`);
  else context.err(`✗ 已放回，但仍没有接收：${text}`);
  return isTaken ? 0 : 1;
};

/** `drop 电脑编号 批号 [校验值开头] --reason 原因`: throws a batch in quarantine away. */
export const drop: Command = async (input, context) => {
  const key = await find('drop', input, context);
  if (key === null || !(await settle(key, 'dropped', input, context))) return 1;
  context.out(`✓ 已从隔离区删去 ${spoolName(key).slice(0, 17)}。原因记在日志里。`);
  return 0;
};

async function find(
  command: string,
  { names, reason }: CommandInput,
  { county, err }: CommandContext,
): Promise<BatchKey | null> {
  const [pc, seq, start = '', ...rest] = names;
  if (pc === undefined || seq === undefined || !/^[1-9]\d{0,7}$/.test(seq) || rest.length > 0 || reason === null)
    throw new UsageError(`用法：${command} 电脑编号 批号 [校验值开头几位] --reason 原因`);
  const ids = (await county.books.devices())
    .filter((one) => one.pc === pc || one.device === pc)
    .map((one) => one.device);
  const found = (await county.spool.aside()).filter(
    (one) => ids.includes(one.device) && one.seq === Number(seq) && one.hash.startsWith(start),
  );
  const [key, ...others] = found;
  if (key !== undefined && others.length === 0) return { device: key.device, seq: key.seq, hash: key.hash };
  err(
    key === undefined
      ? `✗ 隔离区里没有 ${pc} 的第 ${seq} 批。用 quarantine 查看。`
      : `✗ ${pc} 的第 ${seq} 批在隔离区有 ${found.length} 份，请再写上校验值开头几位：${found.map(({ hash }) => hash.slice(0, 8)).join('、')}。`,
  );
  return null;
}

async function settle(
  key: BatchKey,
  action: 'freed' | 'dropped',
  { reason }: CommandInput,
  { county, err }: CommandContext,
): Promise<boolean> {
  const done = await county.books.settleAside({ key, action, reason: reason ?? '' }, 'cli');
  if (!done.ok) err(`✗ ${booksRefusalText(done.refusal)}`);
  return done.ok;
}
