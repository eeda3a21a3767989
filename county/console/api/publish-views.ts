/** Something that was sent down to PCs. */
export type PublicationView = {
  readonly id: string;
  readonly kind: 'roster' | 'pack' | 'ledger';
  readonly at: string;
  /** Name of who sent it. */
  readonly by: string;
  /** Name of a roster, id of a pack, year of a ledger. */
  readonly title: string;
  /** Day of a roster or ledger; empty for a pack. */
  readonly asOf: string;
  /** Rows of a ledger; null for anything else. */
  readonly rows: number | null;
  /** PCs that it is for, and those of them that have fetched it. */
  readonly sent: number;
  readonly fetched: number;
  /** The PCs that have not, by name. */
  readonly waiting: readonly string[];
  /** Every PC that it is for, also those out of use. */
  readonly holders: readonly { readonly device: string; readonly pc: string; readonly isFetched: boolean }[];
  /** PCs that are registered later get it as well. */
  readonly isForAll: boolean;
};

export type PublishedView = {
  /** The newest first. */
  readonly publications: readonly PublicationView[];
  /** To whom something may be sent. */
  readonly devices: readonly { readonly device: string; readonly pc: string }[];
  /** The county's day. */
  readonly today: string;
};

/** A file read as a roster, before it is sent. */
export type RosterLookView = {
  /** Sheets of a workbook that can be chosen, and which of them this is. */
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Rows that the workbook hides: they are among these. */
  readonly hiddenRows: number;
  /** The first of them. */
  readonly sample: readonly (readonly string[])[];
  readonly doubtful: number;
  /** The first doubts, by line of the file. */
  readonly doubts: readonly { readonly line: number; readonly words: string }[];
};
export type PublishedRosterView = { readonly rows: number; readonly doubtful: number };

/** A signed pack, before it is sent. */
export type PackLookView = {
  readonly pack: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly version: number;
  readonly from: string;
  /** Null: until further notice. */
  readonly to: string | null;
  readonly hash: string;
  readonly signer: string;
};
/** `rechecked`: cases that waited for it and have another result now. */
export type PublishedPackView = { readonly pack: string; readonly version: number; readonly rechecked: number };

/** `sent`: how many PCs more. */
export type SentAlsoView = { readonly sent: number };

export type SentLedgerView = { readonly pcs: number; readonly rows: number };
