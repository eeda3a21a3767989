import type { Fen } from '#shared/fen.ts';

export type BatchInput = {
  readonly seq: number;
  readonly fileName: string;
  /** SHA-256 of the whole file, lower-case hex. */
  readonly hash: string;
  readonly size: number;
  readonly count: number;
  readonly total: Fen;
  /** Each with the revision that the file holds. */
  readonly applications: readonly { readonly id: string; readonly revision: number }[];
  readonly headerJson: string;
};

export type BatchRecord = BatchInput & {
  readonly id: string;
  readonly sealedAt: string;
  readonly sealedBy: string;
  /** `exported`: written to a place of the clerk's choice, no receipt yet. */
  readonly state: 'sealed' | 'exported';
};

/** A batch without what is in it: a station has thousands of applications in its batches. */
export type BatchSummary = Omit<BatchRecord, 'applications'>;
