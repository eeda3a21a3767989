import type { BackupRow } from '#shared/contract/data/backup.ts';
import { useChannel } from '../../../client/use-channel.ts';

/** What a restore of this backup would lose, by name. */
export function LostSince({ row: { facts } }: { readonly row: BackupRow }) {
  const { data } = useChannel('backup/since', { seq: facts?.entries ?? 0 }, { enabled: facts !== null });
  if (data === undefined) return facts === null ? '不知道' : '正在核对';
  const { applications, named, batches, isMore } = data;
  if (applications === 0 && batches.length === 0) return '没有改动过申请，也没有封过批。';
  const more = applications > named.length ? '等' : '';
  const changed =
    applications === 0
      ? ''
      : `${isMore ? '至少 ' : ''}${applications} 份申请将丢失这以后的改动：${named.join('、')}${more}。`;
  return `${changed}${batches.length === 0 ? '' : `批次 ${batches.join('、')} 将不在其中。`}`;
}
