import { AFTER_PAPERS } from './after-papers.ts';

/**
 * Takes the steps from 110 on back by hand, for tests of the steps before. No row's MAC covers an empty column; the papers
 * of step 140 move as they stand, so that step may run twice.
 */
export const BEFORE_OUTCOMES = `${AFTER_PAPERS}ALTER TABLE application DROP COLUMN standing;
ALTER TABLE application DROP COLUMN pauses;
DROP TABLE outcome;
DROP TABLE attachment;
DROP TABLE material;`;
