import { basename } from 'node:path';
import { parseDay } from '#shared/day.ts';
import { batchFileName } from '#shared/protocol/batch/batch-file-name.ts';
import { openBatch, type OpenedBatch } from '../intake/open-batch.ts';
import { refusalText } from '../intake/refusal.ts';
import { installedPacks } from '../recheck/installed-packs.ts';
import { recheckRecord, type RecheckedRecord } from '../recheck/recheck-record.ts';
import { describeChecks } from './describe-checks.ts';
import { describeHeader } from './describe-header.ts';
import { describeRecheck } from './describe-recheck.ts';
import { describeRecord, summariseRecord } from './describe-record.ts';
import { readBatchFile, readSecretFile } from './read-input.ts';
import { type ExitCode, shownJson, type Terminal } from './terminal.ts';

export type VerifyOptions = {
  readonly key: string;
  readonly full: boolean;
  readonly json: boolean;
  readonly deviceKey: string | undefined;
};

/** Opens a batch with the county's key, checks everything, settles every record again, and shows what is inside. */
export function verifyCommand(path: string, options: VerifyOptions, terminal: Terminal): ExitCode {
  const secret = readSecretFile(options.key, terminal);
  const opened = openBatch(readBatchFile(path, terminal), secret, options.deviceKey);
  if (!opened.ok) {
    if (options.json) terminal.out(shownJson({ ok: false, refusal: opened.refusal }));
    terminal.err(`✗ ${refusalText(opened.refusal)}`);
    return 1;
  }
  const records = recheckAll(opened.value, terminal.packsFolder);
  const isSame = records.every(({ recheck }) => recheck.verdict === 'same' || recheck.verdict === 'no_pack');
  if (options.json) {
    const { header, hash } = opened.value;
    terminal.out(shownJson({ ok: isSame, hash, header, records }));
  } else terminal.out(describe(basename(path), opened.value, records, options).join('\n'));
  return isSame ? 0 : 1;
}

function recheckAll({ header, records }: OpenedBatch, packsFolder: string): readonly RecheckedRecord[] {
  const packs = installedPacks(packsFolder);
  const sealedOn = parseDay(header.createdAt.slice(0, 10));
  return records.map(({ hash, record }) => ({
    hash,
    record,
    recheck:
      sealedOn === null
        ? { verdict: 'refused', problems: [`createdAt: ${header.createdAt}`] }
        : recheckRecord(record, packs, sealedOn),
  }));
}

function describe(
  name: string,
  { header, hash }: OpenedBatch,
  records: readonly RecheckedRecord[],
  { full, deviceKey }: VerifyOptions,
): readonly string[] {
  const listed = records.flatMap(({ record, recheck }, index) => [
    `${String(index + 1).padStart(4, ' ')}　${summariseRecord(record)}`,
    ...(full ? describeRecord(record) : []).map((text) => `      ${text}`),
    ...describeRecheck(recheck).map((text) => `      ${text}`),
  ]);
  return [
    name,
    ...describeHeader(header, hash),
    '',
    full ? '记录' : '记录（加 --full 显示每条的全部内容）',
    ...listed,
    '',
    '检查',
    ...describeChecks(header, records, {
      isDeviceKnown: deviceKey !== undefined,
      isRenamed: name !== batchFileName(header.pc, header.seq, hash),
    }),
  ];
}
