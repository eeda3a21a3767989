import { type ReactNode, useState } from 'react';
import { useChannel } from '../../../../client/use-channel.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { EntriesDrawer } from '../../../ledger/entries/entries-drawer.tsx';
import { type Limit, NOT_IN_ENTRIES } from '../../../ledger/entries/behind-limit.ts';
import { useIntake } from '../../state/use-intake.ts';
import { usePack } from '../../use-pack.ts';
import css from './caps.module.css';

type CapEntriesProps = {
  readonly limit: Omit<Limit, 'funds'> & { readonly isOneOff: boolean };
  readonly pool: string;
  readonly children: ReactNode;
};

/** What is left of a limit as a button; it opens the ledger entries behind what was used. */
export function CapEntries({ children, ...asked }: CapEntriesProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={css['capButton']}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      {isOpen ? <Entries {...asked} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type EntriesProps = Omit<CapEntriesProps, 'children'> & { readonly onClose: () => void };

/**
 * The entries of the funds that draw on the limit. Before the confirmation the own amount is in none of them; after it
 * others may have come, so the limit is shown as the ledger has it now, beside what was left then.
 */
function Entries({ limit, pool, onClose }: EntriesProps) {
  const idNumber = useIntake((state) => state.form.person.idNumber);
  const isConfirmed = useIntake((state) => state.detail.settlement !== null);
  const { data } = useChannel('ledger/person', { idNumber });
  const funds = usePack()?.pools.find(({ id }) => id === pool)?.funds ?? null;
  const known = data?.caps.find(
    (cap) => cap.pool === pool && cap.isOneOff === limit.isOneOff && limit.years.includes(cap.year),
  );
  const now = isConfirmed && known !== undefined ? known : limit;
  const hasMoved = now.remaining !== limit.remaining && limit.remaining !== null;
  return (
    <EntriesDrawer
      limit={{
        ...limit,
        limit: now.limit,
        used: now.used,
        remaining: now.remaining,
        funds: known?.funds ?? funds ?? [],
      }}
      rows={funds === null ? null : (data?.rows ?? null)}
      article={known?.article ?? ''}
      passage={known?.passage ?? ''}
      restWord={isConfirmed ? NOT_IN_ENTRIES : '本次测算，还没有确认，不在台账上'}
      note={
        hasMoved
          ? `本申请确认测算时剩余 ${formatYuanGrouped(fen(limit.remaining))} 元，其后又有变动，这里是现在的台账。`
          : null
      }
      onClose={onClose}
    />
  );
}
