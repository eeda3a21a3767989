import type { FeedItemView } from '#shared/contract/sync.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { assertNever } from '#shared/result.ts';
import { shielded } from '#shared/roster/roster-cell.ts';
import type { FeedItemRecord } from '../../store/records/county-record.ts';

/** What an item is and what is to be done with it. `isRefused`: it contradicts what this PC knows. */
function wordsOf(item: FeedItem, device: string, isRefused: boolean): Pick<FeedItemView, 'title' | 'note'> {
  switch (item.kind) {
    case 'receipt':
      return {
        title: '一份批次回执',
        note: '本机没有这一批，或内容不同。请立即打电话与县级医保局核对，先不要再封批。',
      };
    case 'decision':
      return { title: `申请 ${item.subject.number} 的处理结果`, note: '本机没有送过这一版。请与县级医保局核对。' };
    case 'payment':
      return {
        title: `申请 ${item.subject.number} 的支付`,
        note: '与本机记录对不上（重复，或撤回的不是原来那一笔）。请与县级医保局核对。',
      };
    case 'ledger':
      return {
        title: `全县已用额度（截至 ${item.asOf}，${item.rows.length} 条）`,
        note: '先试算，看清涉及谁、变多少，再采用；也可以保存成表格对照。',
      };
    case 'roster':
      return { title: `名册：${item.name}（${item.asOf}）`, note: '点「试算导入」直接打开；也可以保存成文件。' };
    case 'pack':
      return { title: `政策包 ${item.pack}`, note: '由管理员点「比较安装」，看清不同再决定；也可以保存成文件。' };
    case 'revoked': {
      const why = item.reason === '' ? '' : `原因：${item.reason}。`;
      const isOwn = item.device === device;
      return {
        title: isOwn ? '县级停用了本机' : `县级停用了电脑 ${item.pc}`,
        note: `${why}${isOwn ? '本机不能再封批和联网送交，其余照常；恢复要重新登记。' : '只是通知，本机照常办理。'}`,
      };
    }
    case 'key':
      return {
        title: '县级要更换公钥',
        note: `新公钥编号 ${item.next.keyId}。由管理员打电话核对后更换；更换前照旧办理，已送出的批次和回执不受影响。`,
      };
    case 'verdict':
      return {
        title: `申请 ${item.subject.number} 的重新核对`,
        note: '本机没有送过这一版。请与县级医保局核对。',
      };
    case 'papers':
    case 'papers-wanted': {
      const title = `第 ${item.batchSeq} 批的材料`;
      if (item.kind === 'papers' || isRefused)
        return { title, note: '本机没有这一批，或内容不同。请与县级医保局核对。' };
      const who = item.by === '' ? '县里' : `县里（${item.by}）`;
      return {
        title: `${who}要${title}`,
        note: '这一批封批时没有扫描件和打印件，没有可传的，县里不会自动知道。请打电话告诉县里；需要的送纸质件，或请县里退回后补上再送。',
      };
    }
    default:
      return assertNever(item);
  }
}

/** An item as it is shown on the PC `device`. */
export const feedItemView = ({ item, state, appliedAt }: FeedItemRecord, device: string): FeedItemView => ({
  ...wordsOf(item, device, state === 'refused'),
  id: item.id,
  kind: item.kind,
  at: appliedAt,
  isRefused: state === 'refused',
  hasFile: fileOf(item) !== null,
});

/** The file an item is saved as; null: it holds none. */
export function fileOf(
  item: FeedItem,
): { readonly name: string; readonly extension: string; readonly bytes: () => Uint8Array } | null {
  switch (item.kind) {
    case 'ledger':
      return { name: `全县已用额度-${item.asOf}.csv`, extension: 'csv', bytes: () => csvOf(item) };
    case 'roster':
      return {
        name: `${safe(item.name)}-${item.asOf}.csv`,
        extension: 'csv',
        bytes: () => Buffer.from(item.csv, 'utf8'),
      };
    case 'pack':
      return { name: `${item.pack}.aidpack`, extension: 'aidpack', bytes: () => Buffer.from(item.file, 'base64url') };
    default:
      return null;
  }
}

const safe = (name: string): string => name.replaceAll(/[^\p{L}\p{N}_-]/gu, '') || '名册';

/** With a byte order mark: without one Excel takes UTF-8 for another encoding. */
function csvOf({ rows }: Extract<FeedItem, { kind: 'ledger' }>): Uint8Array {
  const lines = rows.map(({ name, idNumber, year, pool, usedFen }) =>
    [name, idNumber, String(year), pool, formatYuan(fen(usedFen))].map(cell).join(','),
  );
  return Buffer.from(`\uFEFF姓名,证件号码,年度,额度,已用（元）\r\n${lines.join('\r\n')}\r\n`, 'utf8');
}

/** Spreadsheets keep fifteen digits of a number and lose the rest; a tab before it makes it text. */
const LONG_NUMBER = /^\d{12,}$/;

/** A formula in a name is shown, not run; an ID number keeps its last digits. */
function cell(text: string): string {
  const shown = LONG_NUMBER.test(text) ? `\t${text}` : shielded(text);
  return `"${shown.replaceAll('"', '""')}"`;
}
