import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import { useChannel } from '../../client/use-channel.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { CountyNote, hasCountyNote } from './county-note.tsx';
import { ReturnedNotice } from './returned-notice.tsx';
import { StageChip } from './stage-chip.tsx';

type CountyNoticeProps = {
  readonly id: string;
  readonly status: ApplicationStatus;
  readonly isBusy: boolean;
  readonly onCorrect: () => void;
};

/** On the page of an application: what the county says of it; of one that came back, what it replaces. */
export function CountyNotice({ id, status, isBusy, onCorrect }: CountyNoticeProps) {
  const [said] = useChannel('sync/case', { id }, { enabled: status !== 'discarded' }).data?.rows ?? [];
  if (said === undefined) return null;
  if (said.isReplaced) {
    const what = `第 ${said.seq} 批里送出的那一版（修订号 ${said.applicationRevision}）`;
    return (
      <Notice meaning="info">
        {status === 'sealed' ? `这一版替换${what}` : `这是更正：封批后会替换${what}`}
        {said.reason === '' ? '。' : `，县级退回的理由：${said.reason}`}
      </Notice>
    );
  }
  if (said.stage === 'returned') return <ReturnedNotice said={said} isBusy={isBusy} onCorrect={onCorrect} />;
  return (
    <Notice meaning={said.stage === 'held' ? 'warn' : 'info'}>
      <StageChip stage={said.stage} />
      {hasCountyNote(said) ? <CountyNote said={said} /> : null}
    </Notice>
  );
}
