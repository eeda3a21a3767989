import { IconCheck, IconX } from '@tabler/icons-react';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import { reconcile } from '#shared/domain/check-visit.ts';
import { formatYuanGrouped } from '#shared/fen.ts';
import css from './outcome.module.css';

/** 总费用 against its four parts, as typed. */
export function BillDifference({ visit, row }: { readonly visit: VisitEntry; readonly row: number }) {
  const difference = reconcile(visit);
  const state = difference === null ? 'open' : difference === 0 ? 'even' : 'uneven';
  return (
    <output className={css['difference']} data-state={state} aria-label={`第${row}行 差额`}>
      {difference === null ? (
        '—'
      ) : (
        <>
          {formatYuanGrouped(difference)}
          {difference === 0 ? <IconCheck size={14} stroke={2.5} /> : <IconX size={14} stroke={2.5} />}
          <span className={css['spoken']}>{difference === 0 ? '相符' : '不符'}</span>
        </>
      )}
    </output>
  );
}
