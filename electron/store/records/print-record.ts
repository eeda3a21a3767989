import type { PrintKind } from '#shared/domain/paper-kind.ts';

export type PrintInput = {
  /** Null: a list, about no single application. */
  readonly applicationId: string | null;
  /** Number of a list; empty for a paper of an application. */
  readonly about: string;
  readonly kind: PrintKind;
  readonly title: string;
  readonly isDraft: boolean;
  /** Lower-case hex of the PDF bytes. */
  readonly sha256: string;
  readonly pages: number;
  /** Revision of the application that was printed. */
  readonly revision: number;
  readonly bytes: Uint8Array;
};

export type PrintRecord = Omit<PrintInput, 'bytes'> & {
  readonly id: string;
  readonly madeAt: string;
  readonly madeBy: string;
};

/** Which prints somebody looks for; null and empty text: all. */
export type PrintWanted = {
  readonly kind: PrintKind | null;
  /** First and last day. */
  readonly from: string | null;
  readonly to: string | null;
  readonly madeBy: string;
  /** Part of the number of an application or a list; capitals and small letters are the same. */
  readonly number: string;
};

/** Some of what was printed, and how much there is of it. */
export type Printed = { readonly rows: readonly PrintRecord[]; readonly total: number };
