import type { EligibilityLine, SettlementView } from '#shared/contract/case/assessment.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { MaterialLine } from '#shared/domain/material/material-lines.ts';
import type { SheetKind } from '#shared/domain/paper-kind.ts';

/** A pack's own wording. */
export type PackForms = {
  /** Printed instead of `PRINT_TITLES`. */
  readonly titles: Readonly<Record<SheetKind, string>>;
  /** How the text of the policy was read where it leaves a choice; printed under the settlement. */
  readonly readings: readonly string[];
};

/** Everything a paper shows. Nothing is looked up or computed from a clock here: the same input gives the same bytes. */
export type PaperInput = {
  readonly station: {
    readonly townshipName: string;
    readonly townshipCode: string;
    readonly pcLetter: string;
    /** Id of the policy pack. */
    readonly pack: string;
  };
  /** Title of the policy pack, for a paper made before there is a settlement. */
  readonly packTitle: string;
  /** What the pack says of its papers; without it the plain titles are used. */
  readonly packForms?: PackForms | undefined;
  readonly application: {
    /** Null for a draft never accepted. */
    readonly number: string | null;
    readonly revision: number;
    /** As typed. */
    readonly applicationDate: string;
    readonly form: ApplicationForm;
    /** 男, 女, or empty while not known. */
    readonly sexWord: string;
    /** `YYYY-MM-DD`, or empty. */
    readonly birthDate: string;
    /** Whole years on the application date. */
    readonly age?: number | undefined;
    /** The person's household on the application date; left out: none was taken down. */
    readonly household?:
      { readonly headName: string; readonly relationWord: string; readonly number: string } | undefined;
  };
  readonly settlement: SettlementView | null;
  readonly eligibility: readonly EligibilityLine[];
  /** The checklist of the case, as far as it has been kept. */
  readonly materials: readonly MaterialLine[];
  /** Conditions that two people set aside, one sentence each. */
  readonly specialCases: readonly string[];
  /** Before the settlement is confirmed: every page carries the draft mark and no QR. */
  readonly isDraft: boolean;
  /** What must stand on every paper of the case, one sentence; null: nothing. */
  readonly mark: string | null;
  /** How often this paper was printed before; 0 the first time. */
  readonly reprint: number;
  /** When, as it shall be printed: `2023-06-15 10:20`. */
  readonly printedAt: string;
  readonly printedBy: string;
  /** First characters of the settlement's hash; null while there is none. */
  readonly shortHash: string | null;
};

/** A paper ready for the printing window: see the `pdf` host call. */
export type PaperDocument = {
  readonly html: string;
  readonly title: string;
  readonly footerTemplate: string;
};
