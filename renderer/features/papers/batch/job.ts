import type { PaperCandidate } from '#shared/contract/case/paper.ts';
import type { PaperKind } from '#shared/domain/paper-kind.ts';

/** The papers that can be made for many applications at once: the others need a decision about each. */
export const BATCH_KINDS = ['settlement', 'approval', 'receipt'] as const satisfies readonly PaperKind[];
export type BatchKind = (typeof BATCH_KINDS)[number];

/** One paper of a job. */
export type JobItem = {
  readonly key: string;
  readonly applicationId: string;
  readonly number: string;
  readonly personName: string;
  readonly kind: BatchKind;
  readonly state: 'waiting' | 'working' | 'made' | 'sent' | 'failed';
  /** Once it is made. */
  readonly printId: string | null;
  readonly isDraft: boolean;
  /** Why it failed. */
  readonly why: string;
};

export const STATE_WORDS: Readonly<Record<JobItem['state'], string>> = {
  waiting: '等待',
  working: '正在处理',
  made: '已生成',
  sent: '已送打印机',
  failed: '没有完成',
};

/** The papers of the chosen applications, person by person, so that they come out of the printer in the order of the files. */
export const itemsOf = (rows: readonly PaperCandidate[], kinds: readonly BatchKind[]): readonly JobItem[] =>
  rows.flatMap(({ applicationId, number, personName }) =>
    BATCH_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => ({
      key: `${applicationId} ${kind}`,
      applicationId,
      number,
      personName,
      kind,
      state: 'waiting' as const,
      printId: null,
      isDraft: false,
      why: '',
    })),
  );

/** The items with one of them changed. */
export const withItem = (items: readonly JobItem[], key: string, change: Partial<JobItem>): readonly JobItem[] =>
  items.map((item) => (item.key === key ? { ...item, ...change } : item));

/** How many of the items of a job are in a state. */
export const countOf = (items: readonly JobItem[], ...states: readonly JobItem['state'][]): number =>
  items.filter(({ state }) => states.includes(state)).length;
