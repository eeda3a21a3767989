/** A paper of a case, as the list of its part says it. */
export type PaperLineView = {
  /** Names it in the call that gives its bytes. */
  readonly sha256: string;
  /** What it is: the paper's title, or the line of the checklist. */
  readonly title: string;
  /** The kind of a paper that the window printed; null: a scan. */
  readonly printed: string | null;
  /** The bill it shows, by the visit's id; null: none was said. */
  readonly visit: string | null;
};

/** One that can be opened. */
export type PaperView = PaperLineView & {
  readonly media: 'application/pdf' | 'image/jpeg' | 'image/png';
  readonly bytes: number;
  /** Degrees clockwise by which it is to be shown. */
  readonly turn: 0 | 90 | 180 | 270;
  readonly receivedAt: string;
};

/** One that its PC cannot send, and why. */
export type AbsentPaperView = PaperLineView & { readonly why: 'damaged' | 'too_large' | 'media' };

/** The papers of a case. */
export type PapersView = {
  readonly papers: readonly PaperView[];
  readonly absent: readonly AbsentPaperView[];
  /** Parts of its batch's papers that are here, and how many there are; 0: none came yet. */
  readonly here: number;
  readonly parts: number;
  /** When the PC was asked and nothing came since; null: it was not. */
  readonly askedAt: string | null;
  /** The PC knows how to send papers. */
  readonly canSend: boolean;
};
