import type { ExitCode } from '../cli/terminal.ts';
import { openCountyFolder } from '../config/county-folder.ts';
import type { CountyOptions } from '../config/options.ts';
import type { Machine } from '../context.ts';
import { keepKeys, refuseInside } from './copy-keys.ts';
import { fingerprintOfDataKey, makeNextKey } from './data-keys.ts';

/** What the preparation of a change of the data key works with. */
export type PrepareInput = {
  readonly options: CountyOptions;
  readonly env: NodeJS.ProcessEnv;
  readonly machine: Pick<Machine, 'random'>;
  readonly now: () => string;
  readonly out: (text: string) => void;
  /** Where the keys are kept beside the county's folder, absolute. */
  readonly to: string;
};

/**
 * `prepare-data-key --to 文件夹`: makes the data key to come and puts it, with all other keys, where keys are kept; only then is its
 * fingerprint said, without which nothing is sealed with it. The service may be at work: nothing that it uses changes. Done again, it
 * makes another copy of the same key. Throws {@link UsageError}.
 */
export async function prepareDataKey({ options, env, machine, now, out, to }: PrepareInput): Promise<ExitCode> {
  const { folder } = options;
  refuseInside({ folder, to });
  const { code, dataKeys } = await openCountyFolder({ folder, code: null, name: null }, env, machine.random);
  const next = await makeNextKey(dataKeys, machine.random);
  const fingerprint = fingerprintOfDataKey(next);
  const copy = await keepKeys({ folder, to, code, at: now(), dataKey: next });
  out(
    [
      `✓ 新的数据密钥已准备好，还没有启用。全部密钥已抄到 ${copy}，并逐个读回核对。`,
      `核对码　${fingerprint}（也写在抄件的文件夹名里）`,
      '请安全弹出，把抄件放进保险柜；这一份更换以前、以后都打得开数据。',
      `然后停止服务${options.databaseUrl === null ? '' : '（所有节点）'}，运行：rotate-data-key ${fingerprint}`,
    ].join('\n'),
  );
  return 0;
}
