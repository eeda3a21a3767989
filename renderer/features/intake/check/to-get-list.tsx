import { Button } from '@mantine/core';
import { IconArrowUp, IconFileCertificate, IconFileMinus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Assessment } from '#shared/contract/case/assessment.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { assertNever } from '#shared/result.ts';
import { usePageMoves } from '../page/page-moves.ts';
import { useIntakeSession, useIsEditable } from '../state/use-intake.ts';
import css from './check.module.css';
import { type ToGetLine, toGetLines } from './to-get-lines.ts';

/** More lines than this wait behind a button. */
const SHOWN = 10;

type ToGetListProps = {
  readonly assessment: Pick<Assessment, 'toGet' | 'settlement'>;
  readonly form: ApplicationForm;
};

/** What is still to be got, why, and the way out of it. */
export function ToGetList({ assessment, form }: ToGetListProps) {
  const { toGet, settlement } = assessment;
  const [isWhole, setWhole] = useState(false);
  if (toGet.length === 0) return null;
  const lines = toGetLines(toGet, form, settlement);
  const shown = isWhole ? lines : lines.slice(0, SHOWN);
  return (
    <section className={css['toGet']} aria-label="待补清单">
      <h3 className={css['toGetTitle']}>待补清单（{toGet.length} 项）</h3>
      <ul className={css['toGetLines']} data-rows={lines.some(({ row }) => row !== null) || undefined}>
        {shown.map((line, index) => (
          <li key={line.id} className={css['toGetLine']}>
            <span className={css['toGetRow']}>{line.row === null ? '' : `第 ${line.row} 行`}</span>
            <span>{line.what}</span>
            <span className={css['why']}>{line.why}</span>
            <ToGetWayOut line={line} isFirst={index === 0} />
          </li>
        ))}
      </ul>
      {lines.length > SHOWN ? (
        <button type="button" className={css['toGetMore']} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? '收起' : `还有 ${lines.length - SHOWN} 行，全部展开`}
        </button>
      ) : null}
    </section>
  );
}

/** The button of a line. Values of the county are not part of the application, so they can be given at any time. */
function ToGetWayOut({ line, isFirst }: { readonly line: ToGetLine; readonly isFirst: boolean }) {
  const moves = usePageMoves();
  const session = useIntakeSession();
  const isEditable = useIsEditable();
  const { wayOut, what } = line;
  const common = { size: 'compact-xs', variant: 'default', 'data-first': isFirst || undefined } as const;
  switch (wayOut.to) {
    case 'field':
      return isEditable ? (
        <Button
          {...common}
          leftSection={<IconArrowUp size={13} />}
          aria-label={`去填写：${what}`}
          onClick={() => moves.reveal(wayOut.path)}
        >
          去填写
        </Button>
      ) : (
        <span />
      );
    case 'policy':
      return (
        <Button
          {...common}
          leftSection={<IconFileCertificate size={13} />}
          renderRoot={(props) => <Link to="/policy" {...props} />}
        >
          去政策包
        </Button>
      );
    case 'removal':
      return isEditable ? (
        <Button
          {...common}
          leftSection={<IconFileMinus size={13} />}
          title="可在票据处撤销"
          onClick={() => wayOut.visits.forEach(session.removeVisit)}
        >
          移出本申请
        </Button>
      ) : (
        <span />
      );
    case 'nowhere':
      return <span />;
    default:
      return assertNever(wayOut);
  }
}
