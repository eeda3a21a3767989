import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import type { LedgerRow } from '#shared/contract/ledger.ts';
import { sentenceOf } from '../../../../client/app-failure.ts';
import { useChannel } from '../../../../client/use-channel.ts';
import { instantToDay } from '../../../../text/instants.ts';
import { useIntake } from '../../state/use-intake.ts';
import css from './caps.module.css';

const KIND_WORDS: Readonly<Record<LedgerRow['kind'], string>> = {
  opening: '期初录入',
  settlement: '测算确认',
  reversal: '退回冲销',
};

type CapEntriesProps = { readonly year: number; readonly children: ReactNode };

/** What is left of a limit as a button; it opens the ledger entries behind what was used. */
export function CapEntries({ year, children }: CapEntriesProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={360} position="bottom-end" returnFocus trapFocus={false}>
      <Popover.Target>
        <button type="button" className={css['capButton']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown role="note" aria-label={`${year} 年台账`}>
        {isOpen ? <Entries year={year} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Entries({ year }: { readonly year: number }) {
  const idNumber = useIntake((state) => state.form.person.idNumber);
  const { data, error } = useChannel('ledger/person', { idNumber });
  if (error !== null) return <p className={css['entriesText']}>{sentenceOf(error)}</p>;
  if (data === undefined) return <p className={css['entriesText']}>正在读取台账</p>;
  const rows = data.rows.filter((row) => row.year === year);
  if (rows.length === 0) return <p className={css['entriesText']}>{year} 年台账上还没有已确认的记录。</p>;
  return (
    <table className={css['entries']}>
      <caption>{year} 年台账</caption>
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
    </table>
  );
}
