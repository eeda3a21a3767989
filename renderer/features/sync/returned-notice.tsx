import { Button } from '@mantine/core';
import { useId } from 'react';
import type { CountyCaseView } from '#shared/contract/sync.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { WhoCan } from '../../ui/who-can.tsx';
import { CountyNote } from './county-note.tsx';
import css from './sync.module.css';

type ReturnedNoticeProps = {
  readonly said: CountyCaseView;
  readonly isBusy: boolean;
  readonly onCorrect: () => void;
};

/** One case that the county gave back: why, where, and the button that makes a draft of it again. */
export function ReturnedNotice({ said, isBusy, onCorrect }: ReturnedNoticeProps) {
  const missing = useMissingRole('clerk');
  const line = useId();
  const { number, personName, seq } = said;
  return (
    <Notice
      meaning="danger"
      action={
        <Button
          size="compact-sm"
          disabled={missing !== null}
          aria-describedby={missing === null ? undefined : line}
          loading={isBusy}
          aria-label={`更正 ${number}`}
          onClick={onCorrect}
        >
          更正
        </Button>
      }
    >
      <span className={css['who']}>
        {personName} {number}（第 {seq} 批）
      </span>
      <CountyNote said={said} />
      <WhoCan id={line} line={missing} />
    </Notice>
  );
}
