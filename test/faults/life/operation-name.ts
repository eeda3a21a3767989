/** What is done to the data as a whole, beside the steps of people. */
export const OPERATION_NAMES = ['migrate', 'backup', 'restore', 'import', 'rekey', 'receipt'] as const;
export type OperationName = (typeof OPERATION_NAMES)[number];
