import type { Fen } from '#shared/fen.ts';

/** What every letter of an application shows. As typed where it says nothing else. */
export type LetterHead = {
  readonly townshipName: string;
  /** Null for a draft never accepted. */
  readonly number: string | null;
  readonly revision: number;
  readonly person: {
    readonly name: string;
    /** What the document is called: 身份证号 … */
    readonly idWord: string;
    readonly idNumber: string;
    readonly address: string;
    readonly phone: string;
  };
  /** Who acts for the person; null: nobody. */
  readonly agent: { readonly name: string; readonly relation: string; readonly idNumber: string } | null;
  readonly applicationDate: string;
  readonly isDraft: boolean;
  readonly mark: string | null;
  readonly reprint: number;
  readonly printedAt: string;
  readonly printedBy: string;
  /** Day by which what is missing is to be brought; null: a line to write it on. */
  readonly limitOn: string | null;
  /** Of the window; empty: a line to write it on. */
  readonly windowPhone: string;
};

/** Something that is not there yet, and what it is needed for. */
export type MissingItem = { readonly what: string; readonly why: string };

/** A material that was handed in. What nobody noted stays open for the pen. */
export type HandedIn = {
  readonly name: string;
  readonly form: '原件' | '复印件' | '';
  /** Null: nobody counted. */
  readonly count: number | null;
  /** Where the paper itself went; null: not noted. */
  readonly after: 'kept' | 'returned' | null;
  readonly isScanned: boolean;
};

/** A condition that is not met: its rule, the fact it was measured by and the passage that says so. */
export type FailedCondition = {
  readonly condition: string;
  readonly rule: string;
  readonly fact: string;
  readonly source: string;
  /** Hospital and days; empty when it is about the person. */
  readonly bill: string;
  readonly article: string;
  readonly passage: string;
};

/** Data of one letter; the same data gives the same paper. */
export type Letter =
  | { readonly kind: 'notice'; readonly head: LetterHead; readonly missing: readonly MissingItem[] }
  | {
      readonly kind: 'receipt';
      readonly head: LetterHead;
      /** Empty before acceptance. */
      readonly acceptedOn: string;
      readonly materials: readonly HandedIn[];
      readonly bills: { readonly count: number; readonly total: Fen | null };
      readonly missing: readonly MissingItem[];
    }
  | {
      readonly kind: 'authorisation';
      readonly head: LetterHead;
      readonly members: readonly { readonly name: string; readonly relation: string; readonly idNumber: string }[];
    }
  | {
      readonly kind: 'refusal';
      readonly head: LetterHead;
      readonly policyTitle: string;
      readonly total: Fen | null;
      readonly failed: readonly FailedCondition[];
    };
