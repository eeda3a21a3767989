/** What a reviewer says at a field of a case that is given back. */
export type ReviewCommentInput = {
  /** Path of the field in the form. */
  readonly path: string;
  /** How people call the field: `第 1 张票据·总费用`. */
  readonly place: string;
  /** What stood in it then, as people read it. */
  readonly value: string;
  readonly text: string;
};

/** How a comment was answered: the field was changed, or why it stays is explained. */
export type ReviewAnswer = { readonly state: 'changed' | 'explained'; readonly text: string };

export type ReviewCommentRecord = ReviewCommentInput & {
  readonly id: string;
  readonly revision: number;
  readonly applicationId: string;
  /** Revision of the application that was given back. */
  readonly applicationRevision: number;
  readonly by: string;
  readonly at: string;
  readonly state: 'open' | ReviewAnswer['state'];
  /** Empty: nothing was written beside it. */
  readonly answer: string;
  /** Empty while it is open. */
  readonly answeredBy: string;
  readonly answeredAt: string | null;
};
