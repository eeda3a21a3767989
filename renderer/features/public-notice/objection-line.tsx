import { Button } from '@mantine/core';
import { useState } from 'react';
import type { NoticeItemView, ObjectionView } from '#shared/contract/case/public-notice.ts';
import { OBJECTION_WAY_WORDS } from '#shared/domain/notice/objection-ways.ts';
import { useSession } from '../../client/use-session.ts';
import { instantToMinute } from '../../text/instants.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { mayReviewRow } from '../review/may-review.ts';
import { DecideDialog } from './dialogs/decide-dialog.tsx';
import css from './notice.module.css';

type ObjectionLineProps = {
  readonly objection: ObjectionView;
  readonly item: Pick<NoticeItemView, 'application' | 'isOwn'>;
};

/** An objection with who said what and how, and what came of it; whoever may decide it does so here. */
export function ObjectionLine({ objection, item }: ObjectionLineProps) {
  const { user, station, today } = useSession();
  const [deciding, setDeciding] = useState<'dismiss' | 'uphold' | null>(null);
  const { by, contact, way, text, receivedOn, recordedBy, decided } = objection;
  const isReviewer = user.roles.includes('reviewer');
  const may = isReviewer && mayReviewRow({ station, today }, item);
  const who = `${by === '' ? '一位没有留下姓名的群众' : by}${contact === '' ? '' : `（${contact}）`}`;
  return (
    <Notice meaning={decided === null ? 'warn' : decided.result === 'upheld' ? 'danger' : 'info'}>
      <p className={css['said']}>
        {receivedOn} {who}
        {way === 'other' ? '以其他方式' : OBJECTION_WAY_WORDS[way]}提出异议：{text}
        <span className={css['soft']}>（{recordedBy}登记）</span>
      </p>
      {decided === null ? (
        <div className={css['buttons']}>
          {may ? (
            <>
              <Button size="compact-sm" variant="default" onClick={() => setDeciding('dismiss')}>
                异议不成立
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setDeciding('uphold')}>
                异议成立，退回
              </Button>
            </>
          ) : (
            <span className={css['soft']}>
              {isReviewer ? '这份申请是您测算的，请另一位复核员认定。' : '请复核员核实后认定。处理以前不能封批。'}
            </span>
          )}
        </div>
      ) : (
        <p className={css['said']}>
          {decided.by}于 {instantToMinute(decided.at)} 认定异议{decided.result === 'upheld' ? '成立，退回' : '不成立'}：
          {decided.reason}
          {decided.permitNo === null ? '' : `（同一人，县级授权 ${decided.permitNo}）`}
        </p>
      )}
      {deciding === null ? null : (
        <DecideDialog objection={objection} item={item} result={deciding} onClose={() => setDeciding(null)} />
      )}
    </Notice>
  );
}
