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
