import type { AuditEntry } from '../../store/audit/audit-entry.ts';
import { wordsOf } from './action-words.ts';

/** What was set, by the key of the setting. */
const SETTINGS: Readonly<Record<string, string>> = {
  'county-key': '导入县级公钥',
  'idle-minutes': '修改自动锁定时间',
  'restores-confirmed': '确认恢复已处理',
  'single-person-permit': '导入单人经办授权',
};

/** What an entry says was done and why, in words a person can use: which setting, how many wrong tries. */
export function entryWords({ action, ref, reason }: Pick<AuditEntry, 'action' | 'ref' | 'reason'>): {
  readonly what: string;
  readonly reason: string;
} {
  if (action === 'session.wrongPassword')
    return { what: wordsOf(action), reason: `输错，或没核对完就停电、关闭，共 ${reason} 次` };
  if (action === 'setting.set' && ref !== null) {
    // The station's row is written without a reason only when a PC begins to work.
    const station = reason === '' ? '启用这台电脑' : '修改本机设置';
    return { what: ref === 'station' ? station : (SETTINGS[ref] ?? wordsOf(action)), reason };
  }
  return { what: wordsOf(action), reason };
}
