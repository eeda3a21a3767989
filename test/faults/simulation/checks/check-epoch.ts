import { Violation } from '../run/coverage.ts';
import type { SimTables } from '../county/sqlite-tables.ts';
import type { Rules } from '../controls/rules.ts';
import type { Truth } from '../run/truth.ts';

type Asked = { readonly tables: SimTables; readonly truth: Truth; readonly rules: Rules };

/** S12: the county's epoch goes up with a restore and never down. */
export function checkEpoch({ tables, truth, rules }: Asked): void {
  const epoch = Number(tables.ask('select epoch from head')[0]?.['epoch'] ?? 1);
  if (epoch < truth.epoch) throw new Violation('S12', `the county went back from epoch ${truth.epoch} to ${epoch}`);
  if (truth.restoredSince && epoch === truth.epoch && !rules.has('epoch is raised by a restore'))
    throw new Violation('S12', `a restored county is in epoch ${epoch} again`);
  truth.restoredSince = false;
  truth.epoch = epoch;
}
