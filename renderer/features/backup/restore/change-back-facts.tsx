import type { BackupView } from '#shared/contract/data/backup.ts';
import { Facts } from '../../../ui/page/facts.tsx';

type ChangeBackFactsProps = {
  readonly changeBack: NonNullable<BackupView['changeBack']>;
  /** How many are in the data that comes back. */
  readonly applications: number;
  /** What the last step was called. */
  readonly last: '恢复' | '换回';
};

const withBatches = (words: string, batches: readonly string[]): string =>
  batches.length === 0 ? words : `${words}；批次 ${batches.join('、')}`;

/** What going back loses, and what it brings back: the two lists one has to weigh against each other. */
export function ChangeBackFacts({ changeBack, applications, last }: ChangeBackFactsProps) {
  const { lostEntries, lostBatches, backEntries, backBatches } = changeBack;
  const back = `上次${last}以前的 ${applications} 份申请（操作记录多 ${backEntries} 条）`;
  return (
    <Facts
      facts={[
        { name: '会换回来', value: withBatches(back, backBatches) },
        { name: '会丢失', value: withBatches(`上次${last}以后的 ${lostEntries} 条操作记录`, lostBatches) },
      ]}
    />
  );
}
