import { groupedMark } from '../../../console/api/pay-mark.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { assertNever } from '#shared/result.ts';
import type { HistoryRow } from '../../../books/queries/queries.ts';
import { ALARM_WORDS, roleWords } from '../../../console/words.ts';

type About = HistoryRow['about'];
type UserChange = NonNullable<About['changes']>[number];

const USER_CHANGE_WORDS: Readonly<Record<UserChange, string>> = {
  own_password: '修改自己的密码',
  new_password: '发一次性密码',
  roles: '改变权限',
  name: '改变姓名',
  stopped: '停用',
  restarted: '恢复使用',
};
const DECISION_WORDS = { approved: '批准', partly: '部分批准', returned: '退回' } as const;
const PUBLICATION_WORDS = { roster: '名册', pack: '政策包', ledger: '已用额度' } as const;

const orDash = (text: string | undefined): string => (text === undefined || text === '' ? '—' : text);
const yuan = (amount: number | undefined): string =>
  amount === undefined ? '—' : `${formatYuanGrouped(fen(amount))} 元`;
/** Lists of the first release have eight letters. */
const markWords = (mark: string | undefined): string => groupedMark(orDash(mark));
const whole = (count: number | undefined): string => (count === undefined ? '—' : String(count));
const because = (reason: string | undefined): string => (reason === undefined || reason === '' ? '' : `：${reason}`);
// Townships count revisions that never came here: which one it was, the line's own case says.
const caseOf = ({ number }: About): string => orDash(number);

/** One event in one sentence, without who and when. `pcOf` gives the name of a PC by its id. */
export function entryWords({ kind, about }: HistoryRow, pcOf: (device: string) => string): string {
  const pc = about.pc ?? (about.device === undefined ? '—' : pcOf(about.device));
  switch (kind) {
    case 'code-made':
      return `生成 ${pc} 的登记码，${orDash(about.day)} 前有效`;
    case 'enrolled':
      return `登记电脑 ${pc}`;
    case 'revoked':
      return `停用电脑 ${pc}${because(about.reason)}`;
    case 'received':
      return `收到 ${pc} 第 ${whole(about.seq)} 批：${whole(about.count)} 件，待核 ${whole(about.held)} 件`;
    case 'decided':
      return `${about.decision === undefined ? '决定' : DECISION_WORDS[about.decision]} ${caseOf(about)}${
        about.decision === 'returned' ? '' : ` ${yuan(about.amountFen)}`
      }${because(about.reason)}`;
    case 'paid':
      return `登记已付 ${whole(about.count)} 笔，合计 ${yuan(about.amountFen)}，付款日期 ${orDash(about.day)}${about.mark === undefined ? '' : `，校验值 ${markWords(about.mark)}`}`;
    case 'paid-before':
      return `补登恢复以前的支付 ${caseOf(about)} ${yuan(about.amountFen)}，付款日期 ${orDash(about.day)}${because(about.reason)}`;
    case 'voided':
      return `作废 ${caseOf(about)} 的支付 ${yuan(about.amountFen)}，退回日期 ${orDash(about.day)}${because(about.reason)}`;
    case 'exported':
      return `导出支付清单 ${whole(about.count)} 笔，合计 ${yuan(about.amountFen)}，校验值 ${markWords(about.mark)}`;
    case 'accounts-looked':
      return `查看支付清单上的收款账户 ${whole(about.count)} 笔`;
    case 'looked':
      return `查看案件 ${caseOf(about)}`;
    case 'paper-looked':
      return `查看案件 ${caseOf(about)} 的材料：${orDash(about.paper)}`;
    case 'papers':
      return `收到 ${pc} 第 ${whole(about.seq)} 批的材料第 ${whole(about.part)} 部分：${whole(about.count)} 件`;
    case 'papers-again':
      return `再次收到 ${pc} 第 ${whole(about.seq)} 批的材料第 ${whole(about.part)} 部分，内容相同`;
    case 'papers-lost':
      return `${pc} 第 ${whole(about.seq)} 批的材料第 ${whole(about.part)} 部分损坏或缺失，已请它重传`;
    case 'papers-asked':
      return `请 ${pc} 传来案件 ${caseOf(about)} 的材料`;
    case 'published':
      return `下发${publicationWords(about)}，${about.devices === null ? '全部电脑' : `${whole(about.devices)} 台电脑`}`;
    case 'published-also':
      return `再下发${publicationWords(about)}，${about.devices === null ? '全部电脑（以后登记的也收到）' : `${whole(about.devices)} 台电脑`}`;
    case 'ledger-for-all':
      return `以后登记的电脑也收到 ${orDash(about.name)} 年全县已用额度`;
    case 'user-made':
      return `新建用户 ${orDash(about.user)}（${orDash(about.name)}），权限 ${roleWords(about.roles ?? [])}`;
    case 'user-changed':
      return userWords(about);
    case 'rechecked':
      return `县级重新复算 ${caseOf(about)}`;
    case 'quarantine-settled':
      return `${about.action === 'dropped' ? '删去' : '放回'} ${pc} 第 ${whole(about.seq)} 批（隔离区）${because(about.reason)}`;
    case 'key-changed':
      return `更换县级密钥，新密钥 ${orDash(about.key).slice(0, 8)}`;
    case 'data-key-changed':
      return '更换数据密钥，全部日志重新加密';
    case 'epoch-raised':
      return `换到第 ${whole(about.epoch)} 轮${because(about.reason)}`;
    case 'outrun':
      return `${pc} 见过的县级数据比这里新（第 ${whole(about.epoch)} 轮，第 ${whole(about.seq)} 批）：停止审批、支付和下发`;
    case 'backed-up':
      return `备份完成并核对，包括 ${whole(about.devices ?? undefined)} 台电脑的批次`;
    case 'townships-named':
      return `乡镇名称：${(about.townships ?? [])
        .map(({ township, name }) => `${township} ${name === '' ? '不再有名称' : `改称「${name}」`}`)
        .join('；')}`;
    case 'alarmed':
      return `${pc} 第 ${whole(about.seq)} 批${about.alarm === 'audit_back' || about.alarm === 'papers' ? '' : '没有入账'}：${about.alarm === undefined ? '—' : ALARM_WORDS[about.alarm]}`;
    default:
      return assertNever(kind);
  }
}

function publicationWords({ publication, name, day, count }: About): string {
  if (publication === undefined) return '';
  const named = name === undefined ? '' : `「${name}」`;
  const dated = day === undefined ? '' : `（${day}）`;
  return `${PUBLICATION_WORDS[publication]}${named}${dated}${count === undefined ? '' : ` ${count} 人`}`;
}

function userWords({ user, name, roles, changes = [] }: About): string {
  const words = changes.map((change) => USER_CHANGE_WORDS[change]).join('、');
  const rights = changes.includes('roles') ? `：${roleWords(roles ?? [])}` : '';
  return `用户 ${orDash(user)}（${orDash(name)}）${words === '' ? '没有变化' : words}${rights}`;
}
