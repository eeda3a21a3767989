import { Button } from '@mantine/core';
import { WORDS } from '../../../text/words.ts';
import { instantInWords } from '../../../text/instants.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { AccountHint } from '../../people/file/account-hint.tsx';
import { AccountUsers } from '../../people/file/account-users.tsx';
import { movedSentence } from '../moved-words.ts';
import css from './case.module.css';
import { useCase } from './use-case.ts';

/**
 * What must be known before the case is passed: it moved, it is one's own, the money goes elsewhere than last time,
 * files were merged, what was said before.
 */
export function CaseNotices() {
  const { seen, moved, isAllowed, show } = useCase();
  const { detail, isOwn, merges, comments } = seen;
  const [merge] = merges;
  const round = comments.at(-1)?.round;
  const last = comments.filter((comment) => comment.round === round);
  const count = (state: (typeof last)[number]['state']): number => last.filter((each) => each.state === state).length;
  const isWaiting = detail.status === 'settled' || detail.status === 'refusing';
  return (
    <div className={css['notices']}>
      {isWaiting && isOwn ? (
        <Notice meaning="info">
          {isAllowed
            ? '这份申请是您自己办的。县级授权单人经办，文书和批次会注明由同一人办理。'
            : detail.status === 'refusing'
              ? '不予救助是您提出的，要由另一位复核员确认。'
              : '这份申请是您测算的，要由另一位复核员复核后才能封批。'}
        </Notice>
      ) : null}
      {moved === null ? null : (
        <Notice meaning="warn" role="alert">
          {WORDS.settleAgain}：{movedSentence(moved)}。请经办人重新测算，再复核。
        </Notice>
      )}
      {isWaiting ? (
        <>
          <AccountHint idNumber={detail.form.person.idNumber} account={detail.form.account} applicationId={detail.id} />
          <AccountUsers idNumber={detail.form.person.idNumber} number={detail.form.account.number} />
        </>
      ) : null}
      {last.length === 0 ? null : (
        <Notice
          meaning="info"
          action={
            <Button size="compact-xs" variant="default" onClick={() => show('changes')}>
              看意见和变动
            </Button>
          }
        >
          上次退回 {last.length} 处意见：已改 {count('changed')} 处，已说明 {count('explained')} 处。
        </Notice>
      )}
      {merge === undefined ? null : (
        <Notice
          meaning="warn"
          action={
            <Button size="compact-xs" variant="default" onClick={() => show('ledger')}>
              看台账
            </Button>
          }
        >
          {instantInWords(merge.at)} {merge.who}
          {merge.what}：{merge.reason}
        </Notice>
      )}
    </div>
  );
}
