import { booksRefusalText, type Booked } from '../books/books-refusal.ts';
import { UsageError } from '../cli/terminal.ts';
import type { Command, CommandContext } from './command.ts';
import { findDevices } from './device-commands.ts';
import { readNamed } from './file-trouble.ts';

/** `publish-roster 名册文件 [电脑编号…] --title 名称 [--as-of 日期] [--sheet 工作表]`: a roster for the PCs, all when none is named. */
export const publishRoster: Command = async ({ names, title, asOf, sheet }, context) => {
  const [path, ...pcs] = names;
  if (path === undefined || title === null)
    throw new UsageError('用法：publish-roster 名册文件 [电脑编号…] --title 名称 [--as-of 日期] [--sheet 工作表]');
  const devices = await chosen(pcs, context);
  if (devices === 'unknown') return 1;
  const { county, now, out } = context;
  const day = asOf ?? now().slice(0, 10);
  const done = await county.books.publishRoster(
    { devices, name: title, asOf: day, bytes: await readNamed(path), sheet },
    'cli',
  );
  return tell(done, context, ({ rows, hiddenRows, doubtful }) => {
    out(`✓ 已下发名册「${title}」（${day}），${rows} 人。乡镇下次联系时收到，由经办人试算后导入。`);
    if (hiddenRows > 0) out(`　表里有 ${hiddenRows} 行被隐藏或筛选掉，也一并下发了。`);
    if (doubtful > 0) out(`　其中 ${doubtful} 行的身份证号不对或重复，乡镇试算时会逐行列出。`);
  });
};

/** `publish-pack 政策包.aidpack [电脑编号…]`: a signed pack for the PCs; the county settles by it from now on. */
export const publishPack: Command = async ({ names }, context) => {
  const [path, ...pcs] = names;
  if (path === undefined) throw new UsageError('用法：publish-pack 政策包.aidpack [电脑编号…]');
  const devices = await chosen(pcs, context);
  if (devices === 'unknown') return 1;
  const done = await context.county.books.publishPack({ devices, bytes: await readNamed(path) }, 'cli');
  return tell(done, context, ({ pack, version, rechecked }) => {
    context.out(`✓ 已下发政策包 ${pack} 第 ${version} 版，县级也从现在起按它复算。乡镇由管理员比较后安装。`);
    if (rechecked > 0) context.out(`　等这个政策包的 ${rechecked} 份申请已重新复算，结果随下次联系告诉乡镇。`);
  });
};

/** `publish-ledger [电脑编号…] [--year 年度]`: what people were granted in a year, made from the books. */
export const publishLedger: Command = async ({ names, year }, context) => {
  const devices = await chosen(names, context);
  if (devices === 'unknown') return 1;
  const { county, now, out } = context;
  const of = year ?? Number(now().slice(0, 4));
  const done = await county.books.publishLedger({ devices, year: of }, 'cli');
  return tell(done, context, ({ sent }) => {
    const rows = sent.reduce((sum, one) => sum + one.rows, 0);
    out(`✓ 已下发 ${of} 年全县已用额度：${sent.length} 台电脑，共 ${rows} 条。每台只收到别的电脑办的。`);
  });
};

/** `recheck`: looks again at what was held for a pack that lies in the folder by now. */
export const recheck: Command = async (_input, { county, out }) => {
  out(`✓ 已重新复算 ${await county.books.recheckHeld()} 份等政策包的申请。`);
  return 0;
};

/** Null: all. */
async function chosen(pcs: readonly string[], context: CommandContext): Promise<readonly string[] | null | 'unknown'> {
  if (pcs.length === 0) return null;
  const devices = await findDevices(pcs, context);
  return devices.length === pcs.length ? devices.map(({ device }) => device) : 'unknown';
}

function tell<T>(done: Booked<T>, { err }: CommandContext, say: (value: T) => void): 0 | 1 {
  if (done.ok) say(done.value);
  else err(`✗ ${booksRefusalText(done.refusal)}`);
  return done.ok ? 0 : 1;
}
