import { join } from 'node:path';
import { instantOf } from '#shared/instant.ts';
import { pcName } from '#shared/protocol/field.ts';
import { assertNever } from '#shared/result.ts';
import type { Device } from '../books/books.ts';
import { booksRefusalText, outrunText } from '../books/books-refusal.ts';
import { UsageError } from '../cli/terminal.ts';
import { CODE_DAYS, enrolCode, spokenCode } from '../enrol/enrol-code.ts';
import { enrolDevice } from '../enrol/enrol-device.ts';
import { readStrictJson } from '../http/strict-json.ts';
import { writeWhole } from '../spool/synced-file.ts';
import type { Command, CommandContext } from './command.ts';
import { readNamed } from './file-trouble.ts';

const DAY_MS = 86_400_000;
const MOST_ENROL_BYTES = 64 * 1024;

/** `make-code 电脑编号 [旧编号…]`: a one-time code for registering one PC, and the names it had before its data moved. */
export const makeCode: Command = async ({ names, days }, { county, machine, out, err }) => {
  const [pc, ...formerPcs] = names;
  if (pc === undefined) throw new UsageError('用法：make-code 电脑编号 [迁移以前的旧编号…] [--days 有效天数]');
  for (const name of names)
    if (!pcName.safeParse(name).success)
      throw new UsageError(`电脑编号「${name}」不对：应是九位乡镇代码、短横线和一个大写字母，例如 210502001-A。`);
  if (formerPcs.some((former) => former === pc || former.slice(0, -1) !== pc.slice(0, -1)))
    throw new UsageError('旧编号须是同一乡镇、另一个字母。');
  const valid = days ?? CODE_DAYS;
  const code = enrolCode(machine.random);
  const until = instantOf(machine.clock() + valid * DAY_MS);
  const made = await county.books.makeCode({ code, pc, until, by: 'cli', formerPcs });
  if (!made.ok) {
    err(`✗ ${booksRefusalText(made.refusal)}`);
    return 1;
  }
  out(
    [
      `登记码　${spokenCode(code)}`,
      `只能登记 ${pc}，只能用一次，${until.slice(0, 10)} 前有效。请当面或电话告知，不要发在群里。`,
      ...(formerPcs.length === 0 ? [] : [`它以前的编号 ${formerPcs.join('、')} 已核实，这些编号的申请不另外留核。`]),
    ].join('\n'),
  );
  return 0;
};

/** `enrol 登记申请文件`: registers a PC without a line; writes the answer for the stick. */
export const enrol: Command = async ({ names, to }, { county, machine, out, err }) => {
  const [path, ...rest] = names;
  if (path === undefined || rest.length > 0)
    throw new UsageError('用法：enrol 登记申请文件.aidenrol.json [--to 文件夹]');
  const read = readStrictJson(await readNamed(path, MOST_ENROL_BYTES));
  const done = read.ok
    ? await enrolDevice(read.value, { books: county.books, secret: county.secret, random: machine.random })
    : { outcome: 'malformed' as const, member: read.problem };
  switch (done.outcome) {
    case 'malformed':
      err(`✗ 这不是完好的登记申请（${done.member}）。请在乡镇电脑上重新导出。`);
      return 1;
    case 'refused':
      err(`✗ ${done.text}`);
      return 1;
    case 'enrolled': {
      const { enrolled } = done.answer;
      const file = join(to ?? join(path, '..'), `${enrolled.pc}.aidenrolled.json`);
      await writeWhole(file, Buffer.from(`${JSON.stringify(done.answer, null, 2)}\n`, 'utf8'));
      out(`已登记 ${enrolled.pc}。请把答复文件拷回乡镇电脑导入：${file}`);
      return 0;
    }
    default:
      return assertNever(done);
  }
};

/** `revoke 电脑编号 --reason 原因`: nothing more is taken from this PC. */
export const revoke: Command = async ({ names, reason }, context) => {
  const [name, ...rest] = names;
  if (name === undefined || rest.length > 0 || reason === null)
    throw new UsageError('用法：revoke 电脑编号 --reason 原因');
  const [device] = await findDevices([name], context);
  if (device === undefined) return 1;
  const done = await context.county.books.revoke({ device: device.device, reason, by: 'cli' });
  if (!done.ok) {
    context.err(`✗ ${booksRefusalText(done.refusal)}`);
    return 1;
  }
  context.out(`已停用 ${device.pc}。它以后发来的批次不再接收；已接收的不受影响。`);
  return 0;
};

/** `devices`: every PC, how far it is. */
export const devices: Command = async (_input, { county, out, err }) => {
  const [all, outrun] = [await county.books.devices(), await county.books.outrun()];
  if (outrun !== null) err(`! ${outrunText(outrun)}`);
  if (all.length === 0) out('还没有登记任何电脑。用 make-code 电脑编号 生成登记码。');
  for (const { device, pc, enrolledAt, revokedAt } of all) {
    const { received, durableThrough } = await county.books.progress(device);
    const state = revokedAt === null ? '' : `　已于 ${revokedAt.slice(0, 10)} 停用`;
    out(`${pc}　登记 ${enrolledAt.slice(0, 10)}　已收到第 ${received} 批　已备份到第 ${durableThrough} 批${state}`);
  }
  return 0;
};

/** The PCs of these names (of now, or ids), all when none is named; an unknown one is said and left out. */
export async function findDevices(
  names: readonly string[],
  { county, err }: Pick<CommandContext, 'county' | 'err'>,
): Promise<readonly Device[]> {
  const all = await county.books.devices();
  if (names.length === 0) return all;
  return names.flatMap((name) => {
    // A name may be held by a PC that was replaced: the one that is registered now comes first.
    const named = all.filter(({ device, pc }) => device === name || pc === name);
    const found = named.find(({ revokedAt }) => revokedAt === null) ?? named[0];
    if (found === undefined) err(`✗ 没有登记过 ${name}。`);
    return found === undefined ? [] : [found];
  });
}
