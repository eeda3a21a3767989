import { IconArrowBackUp, IconCalculator, IconNotebook, IconScissors, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { LedgerRow } from '#shared/contract/case/ledger.ts';
import type { Meaning } from '../../../ui/chip.tsx';

type Look = { readonly word: string; readonly meaning: Meaning; readonly icon: ComponentType<IconProps> };

/** What an entry is: the same word, icon and colour wherever it is shown. */
export const ENTRY_KINDS: Readonly<Record<LedgerRow['kind'], Look>> = {
  opening: { word: '期初数', meaning: 'neutral', icon: IconNotebook },
  settlement: { word: '测算确认', meaning: 'ok', icon: IconCalculator },
  reversal: { word: '退回冲销', meaning: 'warn', icon: IconArrowBackUp },
  countyCut: { word: '县级核减', meaning: 'warn', icon: IconScissors },
  countyReturn: { word: '县级退回', meaning: 'warn', icon: IconArrowBackUp },
};

/**
 * Where an entry is from. An opening was typed into the form or raised to the county's ledger; the steps of its settlement say
 * which, the entry itself who confirmed it.
 */
export const sourceOf = ({ kind, who }: Pick<LedgerRow, 'kind' | 'who'>): string =>
  kind === 'opening' ? `申请表或县级台账 · ${who}` : who;
