import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { NoticeItemView, NoticeView } from '#shared/contract/case/public-notice.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { instantToMinute } from '../../text/instants.ts';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { ListPaperButton } from '../papers/list-paper-button.tsx';
import { ObjectDialog } from './dialogs/object-dialog.tsx';
import { UndoDialog } from './dialogs/undo-dialog.tsx';
import { NoticeChip } from './notice-chip.tsx';
import { stateWords } from './notice-words.ts';
import css from './notice.module.css';
import { ObjectionLine } from './objection-line.tsx';

/** One notice: its days, its papers, what is in it, and what was said against each. */
export function NoticeBlock({ notice }: { readonly notice: NoticeView }) {
  const [isUndoing, setUndoing] = useState(false);
  const missing = useMissingRole('clerk');
  const { number, withdrawn } = notice;
  const isOpen = notice.state === 'running' || notice.state === 'ended';
  return (
    <PageSection
      title={`公示 ${number}`}
      note={`${notice.from} 至 ${notice.to}（${notice.length}）。${stateWords(notice)}。`}
    >
      <div className={css['buttons']}>
        {withdrawn === null ? (
          <ListPaperButton
            wish={{ kind: 'publicNotice', noticeId: notice.id }}
            word="公示表"
            label={`打印公示 ${number} 的公示表`}
          />
        ) : null}
        {notice.canUndo && missing === null ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setUndoing(true)} aria-label={`撤回公示 ${number}`}>
            撤回公示
          </Button>
        ) : null}
        {notice.state === 'ended' ? (
          <Button variant="default" size="compact-sm" renderRoot={(props) => <Link to="/batches" {...props} />}>
            去封批
          </Button>
        ) : null}
        <span className={css['soft']}>
          {instantToMinute(notice.begunAt)} 由{notice.begunBy}开始
          {notice.place === '' ? '' : `，${notice.place}`}
          {notice.phone === '' ? '' : `，监督电话 ${notice.phone}`}
        </span>
      </div>
      {notice.isCertain || !isOpen ? null : (
        <Notice meaning="warn">
          期满日按周一至周五计算，没有这一年的节假日安排。请在「设置 › 办理时限与公示」里补录。
        </Notice>
      )}
      {withdrawn === null ? null : (
        <Notice meaning="info">
          {withdrawn.by}于 {instantToMinute(withdrawn.at)} 撤回：{withdrawn.reason}
        </Notice>
      )}
      <ul className={css['items']} aria-label={`公示 ${number} 的申请`}>
        {notice.items.map((item) => (
          <Item key={item.application.id} item={item} notice={notice} mayRecord={missing === null} />
        ))}
      </ul>
      {isUndoing ? <UndoDialog notice={notice} onClose={() => setUndoing(false)} /> : null}
    </PageSection>
  );
}

type ItemProps = { readonly item: NoticeItemView; readonly notice: NoticeView; readonly mayRecord: boolean };

function Item({ item, notice, mayRecord }: ItemProps) {
  const [isObjecting, setObjecting] = useState(false);
  const { application, isIn, objections } = item;
  const isShown = isIn && application.status === 'noticing';
  const isHeld = objections.some(({ decided }) => decided === null);
  return (
    <li className={css['item']}>
      <div className={css['line']}>
        <Anchor component={Link} to={`/applications/${application.id}`} size="sm">
          {application.number}
        </Anchor>
        <span className={css['name']}>{application.personName}</span>
        <span className={css['village']}>{application.village}</span>
        <span className={css['amount']}>
          <Money amount={application.payable} weight="sum" />
        </span>
        <span className={css['state']}>
          {isShown ? (
            <NoticeChip stage={isHeld ? 'objected' : notice.state === 'ended' ? 'over' : 'running'} />
          ) : (
            <StatusChip status={application.status} />
          )}
          {isIn || notice.withdrawn !== null ? null : <span className={css['soft']}>已退出这次公示</span>}
        </span>
        {isShown && mayRecord ? (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`登记异议：${application.number ?? ''}`}
            onClick={() => setObjecting(true)}
          >
            登记异议
          </Button>
        ) : null}
      </div>
      {objections.map((objection) => (
        <ObjectionLine key={objection.id} objection={objection} item={item} />
      ))}
      {isObjecting ? (
        <ObjectDialog application={application} from={notice.from} onClose={() => setObjecting(false)} />
      ) : null}
    </li>
  );
}
