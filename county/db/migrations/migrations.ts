import { migration0010 } from './0010-truth.ts';
import { migration0020 } from './0020-tables.ts';
import { migration0030 } from './0030-published.ts';
import { migration0040 } from './0040-history.ts';
import { migration0050 } from './0050-audit.ts';
import { migration0060 } from './0060-papers.ts';
import { migration0070 } from './0070-summaries.ts';
import { migration0080 } from './0080-standing-orders.ts';
import { migration0090 } from './0090-township-names.ts';
import { migration0100 } from './0100-receipts.ts';
import { migration0110 } from './0110-data-key.ts';
import type { Migration } from './migration.ts';

/** Every migration in order, in tens. */
export const migrations: readonly Migration[] = [
  migration0010,
  migration0020,
  migration0030,
  migration0040,
  migration0050,
  migration0060,
  migration0070,
  migration0080,
  migration0090,
  migration0100,
  migration0110,
];
