import { join } from 'node:path';
import { type ExitCode, UsageError } from '../cli/terminal.ts';
import { openCounty } from '../config/open-county.ts';
import type { CountyOptions } from '../config/options.ts';
import type { Machine } from '../context.ts';
import { fingerprintOfDataKey, isFingerprintOf, keyPaths, readDataKeys } from './data-keys.ts';
import { turnDataKey } from './turn-data-key.ts';

/** What a change of the data key works with. */
export type RotateInput = {
  readonly options: CountyOptions;
  readonly env: NodeJS.ProcessEnv;
  readonly machine: Machine;
  readonly packsFolder: string;
  readonly now: () => string;
  readonly out: (text: string) => void;
  /** The fingerprint of the next key, as it was typed; null: it was not. */
  readonly confirmed: string | null;
};

/**
 * `rotate-data-key 核对码`: the data key that `prepare-data-key` made, or the environment gives, takes the place of the one before, and
 * what that one sealed is sealed anew: the journal, its copy, and the tables, which are made again. With the service stopped. A crash at any place leaves the old or the new whole, and the next start knows
 * which. Throws {@link UsageError} and what opening throws.
 */
export async function rotateDataKey({ now, out, ...input }: RotateInput): Promise<ExitCode> {
  // As at any start: the key opens the journal, what a crash left is settled, the second journal is there, and nobody else works here.
  const opened = await openCounty(input.options, input.env, input.machine, input.packsFolder);
  const { events } = await opened.books.ready();
  await opened.close();
  const { present, next, folder } = await readDataKeys(join(input.options.folder, 'keys'), false, input.env, noRandom);
  if (folder !== null && next === null && input.confirmed !== null && isFingerprintOf(present, input.confirmed)) {
    out(`✓ 核对码 ${fingerprintOfDataKey(present)} 的数据密钥已经在用，不用再更换。`);
    return 0;
  }
  if (folder === null && next !== null && !isSame(next, present) && isSame(next, opened.dataKey)) {
    out('✓ COUNTY_DATA_KEY_NEXT 的数据密钥已经在用，不用再更换。');
    out(`　${newSetting(input.options.databaseUrl)}`);
    return 0;
  }
  if (events === 0) throw new UsageError('日志还是空的，没有可以重新加密的内容。请先启动一次服务。');
  await turnDataKey({ ...input, at: now() });
  // Puts the key into its place, and makes the tables again.
  const turned = await openCounty(input.options, input.env, input.machine, input.packsFolder);
  try {
    await turned.books.verify();
    out(`✓ 已更换数据密钥：${events} 条日志重新加密并读回核对，查询表已重建。`);
    for (const line of nextSteps(turned.dataKeys.folder, input.options)) out(line);
    return 0;
  } finally {
    await turned.close();
  }
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other);

/** There is a key: none is made. */
const noRandom = (): Uint8Array => new Uint8Array();

function nextSteps(keys: string | null, { databaseUrl }: CountyOptions): readonly string[] {
  const backup = '　请马上做一次备份。';
  if (keys === null)
    return [
      `　${newSetting(databaseUrl)}`,
      `${backup}原来的一把留到以前的备份不再需要，再同它们一起销毁；新的一把先另外保管好。`,
    ];
  const { present, former } = keyPaths(keys);
  return [
    `　新的在 ${present}，与抄件里的 data-key.next 是同一把${databaseUrl === null ? '' : '；拷到每个节点'}，再启动。`,
    `　原来的留在 ${former}：只有以前的备份还要用它。`,
    backup,
    '　以前的备份不再需要时：先运行 copy-keys --to 保管密钥的地方，抄一份只有新密钥的，放好；再销毁以前的备份、' +
      `${former} 和以前的各份抄件（里面也有原来的一把）。没有放好新的抄件，不要销毁旧的。`,
  ];
}

const newSetting = (databaseUrl: string | null): string =>
  `把 COUNTY_DATA_KEY 改成新的一把，去掉 COUNTY_DATA_KEY_NEXT${databaseUrl === null ? '' : '；每个节点都要改'}，再启动。`;
