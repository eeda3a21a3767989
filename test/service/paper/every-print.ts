import type { PrintFilter } from '#shared/contract/case/paper.ts';

/** A filter of the log of papers that leaves everything in. */
export const EVERY_PRINT: PrintFilter = { kind: null, from: null, to: null, userName: '', number: '' };
