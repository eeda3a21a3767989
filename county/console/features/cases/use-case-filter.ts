import type { CaseState } from '../../api/views.ts';
import { useKept } from '../../client/use-kept.ts';

/** What the list of cases is to show. */
export type CaseFilter = {
  readonly text: string;
  /** One choice of the list of states. */
  readonly stage: Stage;
  readonly township: string;
  /** Only those accepted in this month, their latest revision; empty: any. */
  readonly month: string;
  readonly batch: { readonly batch: number; readonly name: string } | null;
};

/** States as they are worked on, in the order of the work. */
export const STAGES = {
  open: { words: '要办理的', states: ['accepted', 'held'] },
  held: { words: '待核', states: ['held'] },
  decided: { words: '已批准未支付', states: ['approved', 'partly'] },
  returned: { words: '已退回', states: ['returned'] },
  paid: { words: '已支付', states: ['paid'] },
  all: { words: '全部', states: [] },
} as const satisfies Readonly<Record<string, { readonly words: string; readonly states: readonly CaseState[] }>>;
export type Stage = keyof typeof STAGES;

// Keys of a constant.
export const STAGE_NAMES = Object.keys(STAGES) as readonly Stage[];

export const NO_FILTER: CaseFilter = { text: '', stage: 'all', township: '', month: '', batch: null };

/** The filter, as it was when one comes back. */
export const useCaseFilter = () => useKept<CaseFilter>('case-filter', { ...NO_FILTER, stage: 'open' });
