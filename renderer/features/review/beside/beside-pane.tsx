import type { ReactNode } from 'react';
import { assertNever } from '#shared/result.ts';
import { Pills } from '../../../ui/pills.tsx';
import { useCase } from '../case/use-case.ts';
import type { BesideTab } from '../case/use-case-state.ts';
import { SlipPane } from '../slip/slip-pane.tsx';
import css from './beside.module.css';
import { ChangesTab } from './changes-tab.tsx';
import { ChecksTab } from './checks-tab.tsx';
import { LedgerTab } from './ledger-tab.tsx';
import { TraceTab } from './trace-tab.tsx';

const TABS: readonly { readonly key: BesideTab; readonly word: string; readonly title: string }[] = [
  { key: 'slip', word: '材料', title: '材料 1' },
  { key: 'trace', word: '测算', title: '测算 2' },
  { key: 'changes', word: '变动', title: '变动 3' },
  { key: 'checks', word: '核查', title: '核查 4' },
  { key: 'ledger', word: '台账', title: '台账 5' },
];

/** What the entry is held against: the scans, the arithmetic, what changed, the conditions, the ledger. */
export function BesidePane({ visit }: { readonly visit: string | null }) {
  const { tab, show } = useCase();
  return (
    <div className={css['pane']} role="region" aria-label="对照">
      <Pills label="对照的内容" pills={TABS} chosen={tab} onChoose={show} />
      <Shown tab={tab} visit={visit} />
    </div>
  );
}

function Shown({ tab, visit }: { readonly tab: BesideTab; readonly visit: string | null }): ReactNode {
  switch (tab) {
    case 'slip':
      return <SlipPane visit={visit} />;
    case 'trace':
      return <TraceTab />;
    case 'changes':
      return <ChangesTab />;
    case 'checks':
      return <ChecksTab />;
    case 'ledger':
      return <LedgerTab />;
    default:
      return assertNever(tab);
  }
}
