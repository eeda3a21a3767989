import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { LedgerCap, LedgerRow } from '#shared/contract/case/ledger.ts';
import { Money } from '../../ui/money.tsx';
import { NOT_IN_ENTRIES } from './entries/behind-limit.ts';
import { EntriesDrawer } from './entries/entries-drawer.tsx';
import css from './ledger.module.css';

type LimitLineProps = { readonly cap: LedgerCap; readonly rows: readonly LedgerRow[] };

/** A limit as a button: what is left, used and allowed; it opens the entries behind it. */
export function LimitLine({ cap, rows }: LimitLineProps) {
  const [isOpen, setOpen] = useState(false);
  const { name, limit, used, remaining } = cap;
  return (
    <div className={css['cap']}>
      <dt>{name}</dt>
      <dd>
        <button type="button" className={css['capButton']} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <VisuallyHidden>{name}的台账记录：</VisuallyHidden>
          <span className={css['capWord']}>剩余</span>{' '}
          {limit === null ? '不限' : <Money amount={remaining} weight="sum" />}
          <span className={css['capWord']}>　已用</span> <Money amount={used} />
          <span className={css['capWord']}>　限额</span> {limit === null ? '不设' : <Money amount={limit} />}
        </button>
      </dd>
      {isOpen ? (
        <EntriesDrawer
          limit={{ ...cap, title: cap.isOneOff ? name : `${cap.year} 年${name.replace(/年度限额$/, '')}` }}
          rows={rows}
          article={cap.article}
          passage={cap.passage}
          restWord={NOT_IN_ENTRIES}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
