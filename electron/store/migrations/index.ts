import type { Migration } from '../db/migrate.ts';
import { firstTables } from './up-to-0090/0010-first-tables.ts';
import { logIns } from './up-to-0090/0020-log-ins.ts';
import { packs } from './up-to-0090/0040-packs.ts';
import { reviews } from './up-to-0090/0060-reviews.ts';
import { deskOrder } from './up-to-0090/0070-desk-order.ts';
import { households } from './up-to-0090/0080-households.ts';
import { rosters } from './up-to-0090/0090-rosters.ts';
import { auditOfPacks } from './from-0100/0100-audit-of-packs.ts';
import { outcomes } from './from-0100/0110-outcomes.ts';
import { materials } from './from-0100/0130-materials.ts';
import { morePapers } from './from-0100/0140-more-papers.ts';
import { publicNotices } from './from-0100/0150-public-notices.ts';
import { countyLine } from './from-0100/0160-county-line.ts';
import { reviewComments } from './from-0100/0170-review-comments.ts';
import { exemptions } from './from-0100/0190-exemptions.ts';
import { countyLedger } from './from-0100/0200-county-ledger.ts';
import { papers } from './from-0100/0210-papers.ts';

/** Every step of the schema in order. Shipped steps are never edited; a change is a new one. */
export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  logIns,
  packs,
  reviews,
  deskOrder,
  households,
  rosters,
  auditOfPacks,
  outcomes,
  materials,
  morePapers,
  publicNotices,
  countyLine,
  reviewComments,
  exemptions,
  countyLedger,
  papers,
];
