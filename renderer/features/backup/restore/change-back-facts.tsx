import type { BackupView } from '#shared/contract/data/backup.ts';
import { Facts } from '../../../ui/page/facts.tsx';

type ChangeBack = NonNullable<BackupView['changeBack']>;

const what = (entries: number, batches: readonly string[]): string => {
  const records = ` ${entries} 条操作记录`;
  return batches.length === 0 ? records : `${records}；批次 ${batches.join('、')}`;
};

/** What going back loses, and what it brings back: the two lists one has to weigh against each other. */
export function ChangeBackFacts({ changeBack }: { readonly changeBack: ChangeBack }) {
  const { lostEntries, lostBatches, backEntries, backBatches } = changeBack;
  return (
    <Facts
      facts={[
        { name: '会换回来', value: `上次恢复以前的${what(backEntries, backBatches)}` },
        { name: '会丢失', value: `上次恢复以后的${what(lostEntries, lostBatches)}` },
      ]}
    />
  );
}
