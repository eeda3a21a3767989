import { type ReactNode, useState } from 'react';
import { useChannel } from '../../../../client/use-channel.ts';
import { EntriesDrawer } from '../../../ledger/entries/entries-drawer.tsx';
import type { Limit } from '../../../ledger/entries/behind-limit.ts';
import { useIntake } from '../../state/use-intake.ts';
import { usePack } from '../../use-pack.ts';
import css from './caps.module.css';

type CapEntriesProps = {
  readonly limit: Omit<Limit, 'funds'>;
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

/** The entries of the funds that draw on the limit. Before the confirmation the own amount is in none of them. */
function Entries({ limit, pool, onClose }: EntriesProps) {
  const idNumber = useIntake((state) => state.form.person.idNumber);
  const isConfirmed = useIntake((state) => state.detail.settlement !== null);
  const { data } = useChannel('ledger/person', { idNumber });
  const funds = usePack()?.pools.find(({ id }) => id === pool)?.funds;
  const known = data?.caps.find((cap) => cap.pool === pool && limit.years.includes(cap.year));
  return (
    <EntriesDrawer
      limit={{ ...limit, funds: funds ?? [] }}
      rows={funds === undefined ? null : (data?.rows ?? null)}
      article={known?.article ?? ''}
      passage={known?.passage ?? ''}
      restWord={
        isConfirmed ? '不在以上各笔内（一次性救助、应追回或年终结算的金额）' : '本次测算，还没有确认，不在台账上'
      }
      onClose={onClose}
    />
  );
}
