import { type ExitCode, UsageError } from '../cli/terminal.ts';
import { openCountyFolder } from '../config/county-folder.ts';
import { keepKeys, refuseInside } from './copy-keys.ts';
import { fingerprintOfDataKey, isFormerName } from './data-keys.ts';
import type { PrepareInput } from './prepare-data-key.ts';

/**
 * `copy-keys --to 文件夹`: puts the keys in use where keys are kept, without the data keys that were given up. Only when that copy is
 * there can those be destroyed, and every older copy with them: such a one holds them as well. Throws {@link UsageError}.
 */
export async function keepPresentKeys({ options, env, machine, now, out, to }: PrepareInput): Promise<ExitCode> {
  const { folder } = options;
  refuseInside({ folder, to });
  const { code, dataKeys } = await openCountyFolder({ folder, code: null, name: null }, env, machine.random);
  // Until the change is done, the present one is what a later one would give up.
  if (dataKeys.folder !== null && dataKeys.next !== null)
    throw new UsageError(
      '新的数据密钥已准备好，还没有换上，没有抄。要换的，请先运行 rotate-data-key；只想再抄一份的，请运行 prepare-data-key。',
    );
  const dataKey = dataKeys.present;
  const copy = await keepKeys({ folder, to, code, at: now(), dataKey }, (name) => !isFormerName(name));
  out(
    [
      `✓ 正在用的全部密钥已抄到 ${copy}，并逐个读回核对；换下的数据密钥（keys/former）不在里面。`,
      dataKeys.folder === null
        ? '　数据密钥由 COUNTY_DATA_KEY 给出，也不在里面，请另外保管。'
        : `　数据密钥的核对码　${fingerprintOfDataKey(dataKey)}（也写在抄件的文件夹名里）`,
      '请安全弹出，重新插上，核对抄件打得开，再放进保险柜。以前的抄件放好这一份以后才能销毁。',
    ].join('\n'),
  );
  return 0;
}
