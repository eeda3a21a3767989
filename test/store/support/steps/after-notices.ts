/** Takes the steps after 150 back by hand, for tests of the steps before: each adds what it made here. */
export const AFTER_NOTICES = `DROP TABLE papers_part;
DROP TABLE papers_plan;
DROP TABLE county_ledger;
DROP TABLE exemption;
DROP TABLE receipt;
DROP TABLE county_case;
DROP TABLE feed_item;
DROP TABLE county_seen;
DROP TABLE batch_delivery;
DROP TABLE review_comment;
`;
