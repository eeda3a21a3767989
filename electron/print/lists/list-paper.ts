import type { ListPaperKind } from '#shared/domain/paper-kind.ts';
import type { Fen } from '#shared/fen.ts';

/** A cell: text, a whole number, an amount in fen, or nothing known. */
export type ListCell = string | number | null;

export type ListColumn = {
  readonly title: string;
  /** Width on paper in millimetres; left out: what room is left. */
  readonly mm?: number;
  /** `amount`: fen. `count`: whole numbers. */
  readonly as: 'text' | 'middle' | 'count' | 'amount';
};

export type ListTable = {
  /** Empty: no heading. */
  readonly heading: string;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly ListCell[])[];
  /** The line under the rows; null: there is none. */
  readonly sum: readonly ListCell[] | null;
  /** What stands in place of the rows when there are none. */
  readonly none: string;
};

/** A paper made of tables; the same data becomes the spreadsheet. */
export type ListPaper = {
  readonly kind: ListPaperKind;
  readonly townshipName: string;
  /** Number of the list, only digits, capitals and hyphens. */
  readonly number: string;
  /** Name and value above the tables, two a line. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly tables: readonly ListTable[];
  /** An amount that is also said in words. */
  readonly total: { readonly name: string; readonly amount: Fen } | null;
  readonly notes: readonly string[];
  /** Boxes at the end, 30 mm high. */
  readonly signers: readonly string[];
  readonly isDraft: boolean;
  readonly mark: string | null;
  readonly reprint: number;
  readonly printedAt: string;
  readonly printedBy: string;
};
