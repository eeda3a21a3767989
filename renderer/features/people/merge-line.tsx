import type { ChannelOutput } from '#shared/contract/index.ts';
import { instantInWords } from '../../text/instants.ts';
import { Notice } from '../../ui/page/notice.tsx';

type MergeLineProps = { readonly merge: ChannelOutput<'batch/waiting'>['merged'][number] };

/** Under a case that waits for a batch: files of its person were put together after it was reviewed. */
export function MergeLine({ merge: { at, who, what, reason } }: MergeLineProps) {
  return (
    <Notice meaning="warn">
      复核以后，{instantInWords(at)} {who}
      {what}（{reason}）。封批时会按合并后的档案再核对一次；不放心的，先不选这一份。
    </Notice>
  );
}
