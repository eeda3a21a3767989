import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import type { ApplicationRow } from '#shared/contract/case/application.ts';
import css from '../desk.module.css';
import { nameOf } from './name-of.ts';
import type { NextPlace, NextStep } from './next-step.ts';

/** Throws a draft away, and takes one back. */
export type DeskChange = {
  readonly discard: (row: ApplicationRow) => void;
  readonly restore: (row: ApplicationRow) => void;
};

type NextCellProps = {
  readonly row: ApplicationRow;
  readonly step: NextStep | null;
  /** Null for those who may do neither. */
  readonly change: DeskChange | null;
  readonly onGo: (place: NextPlace) => void;
};

/**
 * The next step of a row as a button, or what is waited for as words. Reached with the pointer: by keyboard Enter opens the
 * row, Delete throws a draft away.
 */
export function NextCell({ row, step, change, onGo }: NextCellProps) {
  const place = step?.place ?? null;
  return (
    <span className={css['next']}>
      {step === null ? (
        <span />
      ) : place === null ? (
        <span className={css['waits']} title={step.word}>
          {step.word}
        </span>
      ) : (
        <Button
          variant="default"
          {...(step.isUrgent === true
            ? { className: css['urgent'], leftSection: <IconAlertTriangle size={13} stroke={2} /> }
            : {})}
          size="compact-xs"
          tabIndex={-1}
          aria-label={`${step.said ?? step.word}：${nameOf(row)}`}
          title={step.said}
          onClick={() => onGo(place)}
        >
          {step.word}
        </Button>
      )}
      {row.status === 'draft' && change !== null ? (
        <ActionIcon size={24} tabIndex={-1} aria-label={`作废${nameOf(row)}的草稿`} onClick={() => change.discard(row)}>
          <IconTrash size={15} stroke={1.5} />
        </ActionIcon>
      ) : null}
      {row.status === 'discarded' && change !== null ? (
        <ActionIcon size={24} tabIndex={-1} aria-label={`恢复${nameOf(row)}的草稿`} onClick={() => change.restore(row)}>
          <IconArrowBackUp size={15} stroke={1.5} />
        </ActionIcon>
      ) : null}
    </span>
  );
}
