import type { AnyTable } from '../rows/sealed-table.ts';
import { applicationTable } from './application.ts';
import { batchItemTable, batchTable } from './batch.ts';
import { billTable } from './bill.ts';
import { ledgerTable } from './ledger-entry.ts';
import { packTable } from './pack.ts';
import { identityTable, openingTable, personTable } from './person.ts';
import { printTable } from './print.ts';
import { reviewTable } from './review.ts';
import { localParameterTable, numberSequenceTable, settingTable } from './setting.ts';
import { settlementTable } from './settlement.ts';
import { supersededTable } from './superseded.ts';
import { visitTable } from './visit.ts';

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
  ledgerTable,
  printTable,
  batchTable,
  batchItemTable,
  packTable,
];
