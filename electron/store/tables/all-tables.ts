import type { AnyTable } from '../rows/sealed-table.ts';
import { attachmentTable } from './attachment/attachment.ts';
import { materialTable } from './attachment/material.ts';
import { applicationTable } from './case/application.ts';
import { batchItemTable, batchTable } from './case/batch.ts';
import { billTable } from './case/bill.ts';
import { ledgerTable } from './case/ledger-entry.ts';
import { deliveryTable } from './county/batch-delivery.ts';
import { countyCaseTable } from './county/county-case.ts';
import { countyLedgerTable } from './county/county-ledger.ts';
import { countySeenTable } from './county/county-seen.ts';
import { feedItemTable } from './county/feed-item.ts';
import { papersPartTable, papersPlanTable } from './county/papers.ts';
import { receiptTable } from './county/receipt.ts';
import { packTable } from './pack.ts';
import { formerNumberTable } from './people/former-number.ts';
import { eventTable, householdTable, memberTable } from './people/household.ts';
import { personMergeTable } from './people/person-merge.ts';
import { identityTable, openingTable, personTable } from './case/person.ts';
import { exemptionTable } from './exemption.ts';
import { noticeItemTable, noticeTable, objectionTable } from './case/notice.ts';
import { outcomeTable } from './case/outcome.ts';
import { printTable } from './case/print.ts';
import { reviewTable } from './case/review.ts';
import { reviewCommentTable } from './case/review-comment.ts';
import { rosterPartTable } from './roster/roster-part.ts';
import { rosterTable } from './roster/roster.ts';
import { localParameterTable, numberSequenceTable, settingTable } from './setting.ts';
import { settlementTable } from './case/settlement.ts';
import { supersededTable } from './superseded.ts';
import { visitTable } from './case/visit.ts';

/** Every table whose rows an audit entry must name; a test compares it with the schema. */
export const ALL_TABLES: readonly AnyTable[] = [
  settingTable,
  localParameterTable,
  numberSequenceTable,
  supersededTable,
  personTable,
  identityTable,
  openingTable,
  applicationTable,
  visitTable,
  billTable,
  settlementTable,
  reviewTable,
  exemptionTable,
  noticeTable,
  noticeItemTable,
  objectionTable,
  reviewCommentTable,
  outcomeTable,
  ledgerTable,
  printTable,
  materialTable,
  attachmentTable,
  batchTable,
  batchItemTable,
  packTable,
  formerNumberTable,
  personMergeTable,
  householdTable,
  memberTable,
  eventTable,
  rosterTable,
  rosterPartTable,
  receiptTable,
  countyCaseTable,
  feedItemTable,
  countyLedgerTable,
  countySeenTable,
  deliveryTable,
  papersPlanTable,
  papersPartTable,
];
