import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import type { LedgerRow } from '#shared/contract/case/ledger.ts';
import { sentenceOf } from '../../../../client/app-failure.ts';
import { useChannel } from '../../../../client/use-channel.ts';
import { instantToDay } from '../../../../text/instants.ts';
import { useIntake } from '../../state/use-intake.ts';
import { usePack } from '../../use-pack.ts';
import css from './caps.module.css';

const KIND_WORDS: Readonly<Record<LedgerRow['kind'], string>> = {
  opening: '期初录入',
  settlement: '测算确认',
  reversal: '退回冲销',
};

type CapEntriesProps = {
  readonly title: string;
  readonly pool: string;
  readonly years: readonly number[];
  readonly children: ReactNode;
};

/** What is left of a limit as a button; it opens the ledger entries behind what was used. */
export function CapEntries({ children, ...asked }: CapEntriesProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={360}
      position="bottom-end"
      middlewares={{ flip: true, shift: { padding: 8 } }}
      returnFocus
      trapFocus={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={css['capButton']}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !isOpen) return;
            event.preventDefault();
            event.stopPropagation();
            setOpen(false);
          }}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css['entriesBox']} role="note" aria-label={`${asked.title}台账`}>
        {isOpen ? <Entries {...asked} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The entries of the funds that draw on the limit, and their sum. */
function Entries({ title, pool, years }: Omit<CapEntriesProps, 'children'>) {
  const idNumber = useIntake((state) => state.form.person.idNumber);
  const { data, error } = useChannel('ledger/person', { idNumber });
  const funds = usePack()?.pools.find(({ id }) => id === pool)?.funds;
  if (error !== null) return <p className={css['entriesText']}>{sentenceOf(error)}</p>;
  if (data === undefined || funds === undefined) return <p className={css['entriesText']}>正在读取台账</p>;
  const rows = data.rows.filter((row) => years.includes(row.year) && funds.includes(row.fund));
  if (rows.length === 0) return <p className={css['entriesText']}>{title}在台账上还没有已确认的记录。</p>;
  return (
    <table className={css['entries']}>
      <caption>{title}台账</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{instantToDay(row.at)}</td>
            <td>
              {KIND_WORDS[row.kind]} {row.fundName}
              {row.applicationNumber === null ? null : (
                <span className={css['entryNumber']}>{row.applicationNumber}</span>
              )}
            </td>
            <td>{formatYuanGrouped(fen(row.amount))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>台账合计</td>
          <td>{formatYuanGrouped(fen(rows.reduce((sum, { amount }) => sum + amount, 0)))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
