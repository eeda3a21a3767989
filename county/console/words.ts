import type { Role } from '../books/roles.ts';
import type { WaitKey } from './api/figure-views.ts';
import type { AlarmView, CaseLine } from './api/views.ts';

/** Words that more than one page of the console uses. */
export const WORDS = {
  consoleName: '医疗救助县级工作台',
  batches: '批次',
  cases: '案件',
  payments: '支付清单',
  statistics: '统计',
  audit: '操作记录',
  publish: '下发',
  devices: '电脑',
  users: '用户',
  retry: '重试',
} as const;

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  approver: '审批',
  payer: '支付',
  administrator: '管理',
  viewer: '查看',
};

/** `审批、支付`; nobody without a role. */
export const roleWords = (roles: readonly Role[]): string =>
  roles.length === 0 ? '没有权限' : roles.map((role) => ROLE_WORDS[role]).join('、');

/** Why a batch is not in the books, in the words of an alarm. */
export const ALARM_WORDS = {
  fork: '同一批次号来了两份不同的内容',
  audit_back: '操作记录比前一批短，或与前一批说的不同：可能用旧备份恢复过，也可能被删过',
  broken_chain: '与前一批接不上，前一批可能被换过',
  unsound: '文件没有通过检查',
  papers: '这一批的材料没有通过检查，没有接收（批次本身不受影响）',
} as const satisfies Readonly<Record<AlarmView['alarm'], string>>;

/** How long the county took, in words. */
export const WAIT_WORDS: Readonly<Record<WaitKey, string>> = {
  same_day: '当天',
  to_3: '1–3 天',
  to_7: '4–7 天',
  to_15: '8–15 天',
  to_30: '16–30 天',
  longer: '30 天以上',
  open: '还没有决定',
};

/** A case by its number and the how-manieth time it came; the first goes without saying. */
export const caseWords = ({ number, sending }: Pick<CaseLine, 'number' | 'sending'>): string =>
  sending === 1 ? number : `${number} 第 ${sending} 次报送`;

/** The same where there is little room. */
export const shortCaseWords = ({ number, sending }: Pick<CaseLine, 'number' | 'sending'>): string =>
  sending === 1 ? number : `${number} 第 ${sending} 次`;
