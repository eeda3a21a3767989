import { join } from 'node:path';
import { settle, type PolicyPack } from '#rules';
import { parseYuan } from '#shared/fen.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { sampleRecord } from './sample-record.ts';

/** The folder of the packs that come with the program. */
export const PACKS = join(import.meta.dirname, '../../../rules/packs');

let pack: PolicyPack | undefined;

/** The pack the invented record is settled with; read once. */
export function benxi(): PolicyPack {
  pack ??= [...installedPacks(PACKS).values()].find(({ content }) => content.id === 'benxi-2023');
  if (pack === undefined) throw new Error('benxi-2023 is not installed');
  return pack;
}

/** The invented record, changed first when asked, as the engine really settles it, with its full trace. */
export function settledRecord(
  index = 1,
  change: (record: RecordContent) => RecordContent = (same) => same,
): RecordContent {
  const record = change(sampleRecord(index));
  const result = settle(benxi(), record.input, { trace: true });
  const payableFen = parseYuan(result.cases[0]?.payable ?? '');
  if (payableFen === null) throw new Error('The engine gave no payable amount');
  return { ...record, result, payableFen };
}
