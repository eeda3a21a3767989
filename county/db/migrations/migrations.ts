import { migration0010 } from './steps/0010-truth.ts';
import { migration0020 } from './steps/0020-tables.ts';
import { migration0030 } from './steps/0030-published.ts';
import { migration0040 } from './steps/0040-history.ts';
import { migration0050 } from './steps/0050-audit.ts';
import { migration0060 } from './steps/0060-papers.ts';
import { migration0070 } from './steps/0070-summaries.ts';
import { migration0080 } from './steps/0080-standing-orders.ts';
import { migration0090 } from './steps/0090-township-names.ts';
import { migration0100 } from './steps/0100-receipts.ts';
import { migration0110 } from './steps/0110-data-key.ts';
import { migration0140 } from './steps/0140-alarm-settled.ts';
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
  migration0140,
];
