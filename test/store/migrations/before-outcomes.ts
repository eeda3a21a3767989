/** Takes step 110 back by hand, for tests of the steps before it. No row's MAC covers an empty column. */
export const BEFORE_OUTCOMES = `ALTER TABLE application DROP COLUMN standing;
ALTER TABLE application DROP COLUMN pauses;
DROP TABLE outcome;`;
