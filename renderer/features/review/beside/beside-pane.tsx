import type { ReactNode } from 'react';
import { assertNever } from '#shared/result.ts';
import { useCase } from '../case/use-case.ts';
import type { BesideTab } from '../case/use-case-state.ts';
import { SlipPane } from '../slip/slip-pane.tsx';
import css from './beside.module.css';
import { ChangesTab } from './changes-tab.tsx';
import { ChecksTab } from './checks-tab.tsx';
import { LedgerTab } from './ledger-tab.tsx';
import { TraceTab } from './trace-tab.tsx';

const TABS: readonly { readonly tab: BesideTab; readonly word: string }[] = [
  { tab: 'slip', word: '材料' },
  { tab: 'trace', word: '测算' },
  { tab: 'changes', word: '变动' },
  { tab: 'checks', word: '核查' },
  { tab: 'ledger', word: '台账' },
];

/** What the entry is held against: the scans, the arithmetic, what changed, the conditions, the ledger. */
export function BesidePane({ visit }: { readonly visit: string | null }) {
  const { tab, show } = useCase();
  return (
    <div className={css['pane']} role="region" aria-label="对照">
      <div className={css['tabs']} role="group" aria-label="对照的内容">
        {TABS.map(({ tab: each, word }, index) => (
          <button
            key={each}
            type="button"
            className={css['tab']}
            aria-pressed={each === tab}
            title={`${word} ${index + 1}`}
            onClick={() => show(each)}
          >
            {word}
          </button>
        ))}
      </div>
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
