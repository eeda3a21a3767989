/** Rows that were looked at, and how many there are. */
export type MoveProgress = { readonly done: number; readonly total: number };

/** A row that was not moved, or whose file was not: what people call its kind, and which it is. */
export type UnmovedRow = { readonly table: string; readonly label: string; readonly id: string };

/** What came of it. `damaged` can be used under no key; `stuck` are sound and stay under the earlier one, which then stays too. */
export type MoveOutcome = {
  readonly isDone: boolean;
  readonly damaged: readonly UnmovedRow[];
  readonly stuck: readonly UnmovedRow[];
};
