import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { useAsked, useIntake, useIsEditable, useIntakeSession } from '../state/use-intake.ts';
import css from './person.module.css';
import { canTakeOver, differences, takeOver } from './take-over.ts';

const isUnfinished = (row: ApplicationRow): boolean => row.status !== 'sealed' && row.status !== 'discarded';

/** What is already on file about the person of the typed number: take it over, see where it differs, open what is unfinished. */
export function KnownPerson() {
  const session = useIntakeSession();
  const match = useIntake((state) => state.match);
  const form = useIntake((state) => state.form);
  const asked = useAsked();
  const isEditable = useIsEditable();
  if (match === null) return null;
  const unfinished = match.applications.filter(isUnfinished);
  const differing = isEditable ? differences(form, match) : [];
  return (
    <div className={css['known']}>
      <div className={css['knownLine']}>
        <IconUserCheck size={16} stroke={1.75} aria-hidden className={css['knownIcon']} />
        <span>
          已有档案：{match.name === '' ? '未填姓名' : match.name}
          {match.applications.length === 0 ? '，没有别的申请' : `，另有 ${match.applications.length} 份申请`}
        </span>
        {isEditable && canTakeOver(form, match, asked) ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => session.change(takeOver(match, session.newKey, asked))}
          >
            带入
          </Button>
        ) : null}
        {differing.map((difference) => (
          <span key={difference.label} className={css['difference']}>
            档案的{difference.label}为“{difference.known}”
            <button type="button" className={css['textButton']} onClick={() => session.change(difference.replace)}>
              换成档案的
            </button>
          </span>
        ))}
      </div>
      {unfinished.map((row) => (
        <Notice
          key={row.id}
          meaning="warn"
          action={
            <Link to="/applications/$id" params={{ id: row.id }} className={css['link']}>
              打开
            </Link>
          }
        >
          <span className={css['unfinished']}>
            此人另有一份没有办完的申请：{row.number ?? '未编号'}
            <StatusChip status={row.status} />
            {row.visitCount} 张票据。请先核对是否重复申请。
          </span>
        </Notice>
      ))}
    </div>
  );
}
