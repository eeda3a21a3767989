/** What is in a batch is immutable, and what came to its end needs no papers. */
const CLOSED: readonly string[] = ['sealed', 'refused', 'withdrawn', 'discarded'];

/** Whether checklist and attachments of an application at this status stay as they are. */
export const isClosedForPapers = (status: string): boolean => CLOSED.includes(status);
