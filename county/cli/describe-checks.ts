import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { type BatchHeader, pcsOf } from '#shared/protocol/batch/batch-header.ts';
import { CHUNK_BYTES } from '#shared/protocol/limits.ts';
import type { RecheckedRecord } from '../recheck/recheck-record.ts';

/** One line per check, in the order of docs/formats/aidbatch.md; what was not checked says so. */
export function describeChecks(
  header: BatchHeader,
  records: readonly RecheckedRecord[],
  { isDeviceKnown, isRenamed }: { readonly isDeviceKnown: boolean; readonly isRenamed: boolean },
): readonly string[] {
  const count = (verdict: RecheckedRecord['recheck']['verdict']): number =>
    records.filter(({ recheck }) => recheck.verdict === verdict).length;
  const [same, unknown] = [count('same'), count('no_pack')];
  const differing = records.length - same - unknown;
  const chunks = Math.ceil(header.packedLength / CHUNK_BYTES);
  return [
    ...(isRenamed ? ['  · 文件名与内容不符，可能被改过名；以文件内容为准'] : []),
    `  ✓ 文件头写法规范，格式 ${header.format}，算法 ${header.alg}`,
    '  ✓ 文件头由其中写明的电脑签名，签名后没有改动',
    isDeviceKnown ? '  ✓ 签名的电脑就是登记的那台' : '  · 没有核对电脑是否登记（可用 --device-key 给出登记的公钥）',
    '  ✓ 密文完整，与签名的校验值一致',
    `  ✓ 用县级密钥打开 ${chunks} 块内容，次序和结尾正确`,
    `  ✓ ${header.count} 条记录逐条与文件头的校验值一致，写法规范`,
    '  ✓ 每条记录的应救助金额、政策包与其测算结果一致',
    ...describeReviews(records),
    ...describeFormer(header, records),
    `  ✓ 各条相加 ${formatYuanGrouped(fen(header.totalFen))} 元，与文件头合计一致`,
    ...(same > 0 ? [`  ✓ 用同一政策包复算 ${same} 条，每一步都一致`] : []),
    ...(unknown > 0 ? [`  · ${unknown} 条没有复算：这里没有安装同一版本的政策包`] : []),
    ...(differing > 0 ? [`  ✗ ${differing} 条复算不一致，应停止支付并核查`] : []),
  ];
}

/** How many records were accepted before the data moved to this PC. */
function describeFormer(header: BatchHeader, records: readonly RecheckedRecord[]): readonly string[] {
  return pcsOf(header)
    .slice(1)
    .map((pc) => {
      const count = records.filter(({ record }) => record.application.number.startsWith(`${pc}-`)).length;
      return `  · ${count} 条是数据迁来以前在 ${pc} 受理的，请核对 ${pc} 已停用，没有另外报送过这些申请`;
    });
}

/** Whether two people stand behind every record, as far as the records say. */
function describeReviews(records: readonly RecheckedRecord[]): readonly string[] {
  const reviews = records.flatMap(({ record }) => ('review' in record ? [record.review] : []));
  const [alone, unknown] = [reviews.filter(({ permit }) => permit !== null).length, records.length - reviews.length];
  const two = reviews.length - alone;
  return [
    ...(two > 0 ? [`  ✓ ${two} 条由两个人分别测算和复核`] : []),
    ...(alone > 0 ? [`  · ${alone} 条由同一人凭县级单人经办授权测算并复核，请核对授权编号`] : []),
    ...(unknown > 0 ? [`  · ${unknown} 条由旧版本封批，没有复核记录`] : []),
  ];
}
