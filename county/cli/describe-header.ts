import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { type BatchHeader, type BodyEncoding, pcsOf } from '#shared/protocol/batch/batch-header.ts';

/** The header's facts as lines of label and value. */
export const describeHeader = (header: BatchHeader, hash: string): readonly string[] => [
  line('发出电脑', `${header.pc}（设备 ${header.device}）`),
  ...formerOf(header).map((pc) => line('迁来以前', pc)),
  line('电脑公钥', header.deviceKey),
  line('批次号', `第 ${header.seq} 批`),
  line('上一批', header.prevHash ?? '没有（首批）'),
  line('封批时间', header.createdAt),
  line('记录数', `${header.count} 条`),
  line('合计', `${formatYuanGrouped(fen(header.totalFen))} 元`),
  ...Object.entries(header.packs).map(([pack, packHash]) => line('政策包', `${pack}　${packHash}`)),
  line('审计链', `第 ${header.auditSeq} 条　${header.auditHead}`),
  line('县级轮次', header.epochSeen === 0 ? '还没有收到过回执' : `第 ${header.epochSeen} 轮`),
  line('县级密钥', header.countyKey),
  line('格式', `${header.format}，算法 ${header.alg}，${ENCODING_NAMES[header.encoding]}`),
  line('文件校验值', hash),
];

/** The names the PC had before its data moved; the county compares them with what that device was enrolled as. */
const formerOf = (header: BatchHeader): readonly string[] => pcsOf(header).slice(1);

const ENCODING_NAMES: Readonly<Record<BodyEncoding, string>> = { identity: '内容未压缩', 'deflate-raw': '内容已压缩' };

const LABEL_WIDTH = 6;

const line = (label: string, value: string): string => `  ${label.padEnd(LABEL_WIDTH, '　')}${value}`;
