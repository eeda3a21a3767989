import type { Migration } from '../db/migrate.ts';
import { firstTables } from './0010-first-tables.ts';
import { logIns } from './0020-log-ins.ts';
import { packs } from './0040-packs.ts';
import { reviews } from './0060-reviews.ts';
import { deskOrder } from './0070-desk-order.ts';
import { households } from './0080-households.ts';
import { rosters } from './0090-rosters.ts';
import { auditOfPacks } from './0100-audit-of-packs.ts';
import { outcomes } from './0110-outcomes.ts';
import { materials } from './0130-materials.ts';
import { morePapers } from './0140-more-papers.ts';
import { publicNotices } from './0150-public-notices.ts';
import { countyLine } from './0160-county-line.ts';
import { reviewComments } from './0170-review-comments.ts';
import { exemptions } from './0190-exemptions.ts';

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
];
