import type { Terminal } from '../cli/terminal.ts';

/** A terminal with a clock: what the county signs bears its time. `now`: ISO 8601 with offset. */
export type OrderTerminal = Terminal & { readonly now: () => string };
