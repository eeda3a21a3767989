import { useChannel } from '../../../../client/use-channel.ts';
import { Notice } from '../../../../ui/page/notice.tsx';
import { movedSentence } from '../../../review/moved-words.ts';
import { useIntakeSession } from '../../state/use-intake.ts';

/** Before an application is taken back: the person's other cases that would have to be settled again. */
export function MovesNote({ verb = '退回' }: { readonly verb?: '退回' | '撤回' }) {
  const { id } = useIntakeSession();
  const rows = (useChannel('application/moves', { id }).data?.rows ?? []).filter(({ isDue }) => isDue);
  if (rows.length === 0) return null;
  return (
    <Notice meaning="warn">
      {verb}后，同一人的 {rows.length} 份申请需重新测算：
      {rows.map((row) => `${row.number} ${movedSentence({ ...row, cause: null })}`).join('；')}
      。已封批的不改动，差额计入本人下一次测算。
    </Notice>
  );
}
