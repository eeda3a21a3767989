import type { CaseState } from '../../api/views.ts';

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
  waiting: { words: '待审批', states: ['accepted'] },
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

/** A filter as it stands in an address: numbers and places, nothing that was typed. */
export type CaseSearch = {
  readonly stage?: Stage;
  readonly township?: string;
  readonly month?: string;
  readonly batch?: number;
  /** How the batch is called: PC and number. */
  readonly of?: string;
};

const TOWNSHIP = /^\d{9}$/;
const MONTH = /^\d{4}-\d{2}$/;
const BATCH_NAME = /^\d{9}-[A-Z] 第 \d{1,9} 批$/;

/** Reads an address; whatever is none of ours is left out. */
export function readCaseSearch(given: Readonly<Record<string, unknown>>): CaseSearch {
  const text = (name: string, form: RegExp): string | undefined => {
    const value = String(given[name]);
    return form.test(value) ? value : undefined;
  };
  const stage = STAGE_NAMES.find((name) => name === given['stage']);
  const township = text('township', TOWNSHIP);
  const month = text('month', MONTH);
  const of = text('of', BATCH_NAME);
  const batch = Number(given['batch']);
  return {
    ...(stage === undefined ? {} : { stage }),
    ...(township === undefined ? {} : { township }),
    ...(month === undefined ? {} : { month }),
    ...(Number.isSafeInteger(batch) && batch > 0 && of !== undefined ? { batch, of } : {}),
  };
}

/** The filter of an address; null when it names none. */
export function filterOf({ stage, township = '', month = '', batch, of = '' }: CaseSearch): CaseFilter | null {
  return stage === undefined
    ? null
    : { text: '', stage, township, month, batch: batch === undefined ? null : { batch, name: of } };
}

export const searchOf = ({ stage, township, month, batch }: CaseFilter): CaseSearch => ({
  stage,
  ...(township === '' ? {} : { township }),
  ...(month === '' ? {} : { month }),
  ...(batch === null ? {} : { batch: batch.batch, of: batch.name }),
});

/** Whether two filters have the same address. */
export const isSame = (one: CaseFilter, other: CaseFilter): boolean =>
  JSON.stringify(searchOf(one)) === JSON.stringify(searchOf(other));
