import { booksRefusalText } from '../../books/books-refusal.ts';
import { UsageError } from '../../cli/terminal.ts';
import { asideText } from '../../decide/take-refusal.ts';
import { type BatchKey, spoolName } from '../../spool/spool.ts';
import type { Command, CommandContext, CommandInput } from '../command.ts';
import { papersAsideText } from '../../papers/papers-aside.ts';
import { describeTaken } from './describe-taken.ts';
import { describeTakenPapers } from './import-papers.ts';

/** What lies in quarantine: a batch, or papers of one. */
type AsideKey = BatchKey & { readonly isPapers: boolean };

/** `quarantine`: what was not taken, and why. */
export const quarantine: Command = async (_input, { county, out }) => {
  const [devices, aside, papers] = [
    await county.books.devices(),
    await county.spool.aside(),
    await county.papers.spool.aside(),
  ];
  const names = new Map(devices.map(({ device, pc }) => [device, pc]));
  const line = ({ device, seq, hash }: BatchKey, what: string, text: string, code: string): void =>
    out(`${names.get(device) ?? device}　第 ${seq} 批${what}　${hash.slice(0, 8)}　${text}（${code}）`);
  for (const { code, ...key } of aside) line(key, '', asideText(code), code);
  for (const { code, ...key } of papers) line(key, '的材料', papersAsideText(code), code);
  const counts = `${aside.length} 批${papers.length === 0 ? '' : `、${papers.length} 个材料文件`}`;
  const isEmpty = aside.length + papers.length === 0;
  out(isEmpty ? '隔离区是空的。' : `共 ${counts}。放回用 release，删去用 drop，都要写明原因。`);
  return 0;
};

/** `release 电脑编号 批号 [校验值开头] --reason 原因`: puts a batch back and reads it again. */
export const release: Command = async (input, context) => {
  const key = await find('release', input, context);
  if (key === null) return 1;
  const done = await settle(key, 'freed', input, context);
  if (!done) return 1;
  const { books, papers } = context.county;
  const [isTaken, text] = key.isPapers
    ? describeTakenPapers(await papers.take(key))
    : describeTaken(await books.takeBatch(key));
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
): Promise<AsideKey | null> {
  const [pc, seq, start = '', ...rest] = names;
  if (pc === undefined || seq === undefined || !/^[1-9]\d{0,7}$/.test(seq) || rest.length > 0 || reason === null)
    throw new UsageError(`用法：${command} 电脑编号 批号 [校验值开头几位] --reason 原因`);
  const ids = (await county.books.devices())
    .filter((one) => one.pc === pc || one.device === pc)
    .map((one) => one.device);
  const all = [
    ...(await county.spool.aside()).map((one) => ({ ...one, isPapers: false })),
    ...(await county.papers.spool.aside()).map((one) => ({ ...one, isPapers: true })),
  ];
  const found = all.filter((one) => ids.includes(one.device) && one.seq === Number(seq) && one.hash.startsWith(start));
  const [key, ...others] = found;
  if (key !== undefined && others.length === 0)
    return { device: key.device, seq: key.seq, hash: key.hash, isPapers: key.isPapers };
  err(
    key === undefined
      ? `✗ 隔离区里没有 ${pc} 的第 ${seq} 批。用 quarantine 查看。`
      : `✗ ${pc} 的第 ${seq} 批在隔离区有 ${found.length} 份，请再写上校验值开头几位：${found.map(({ hash }) => hash.slice(0, 8)).join('、')}。`,
  );
  return null;
}

async function settle(
  { isPapers, ...key }: AsideKey,
  action: 'freed' | 'dropped',
  { reason }: CommandInput,
  { county, err }: CommandContext,
): Promise<boolean> {
  const { books, papers } = county;
  const done = await (isPapers ? papers : books).settleAside({ key, action, reason: reason ?? '' }, 'cli');
  if (!done.ok) err(`✗ ${booksRefusalText(done.refusal)}`);
  return done.ok;
}
