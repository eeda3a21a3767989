import { type ApplicationStatus, STATUS_WORDS } from '#shared/domain/application-status.ts';
import type { AuditAction, AuditEntry } from '../../store/audit/audit-entry.ts';
import { wordsOf } from './action-words.ts';

/** What was set, by the key of the setting. */
const SETTINGS: Readonly<Record<string, string>> = {
  'county-key': '导入县级公钥',
  'county-line': '修改县级联网地址或证书',
  'county-enrolment': '保存县级登记',
  'idle-minutes': '修改自动锁定时间',
  'public-notice': '设置公示要求',
  'time-limit': '设置办理时限和节假日',
  'restores-confirmed': '确认恢复已处理',
  'scan-folder': '设置扫描文件夹',
  'single-person-permit': '导入单人经办授权',
};

/** From which status to which an application went, for the entries that always mean the same way. */
const MOVES: Partial<Readonly<Record<AuditAction, readonly [from: ApplicationStatus, to: ApplicationStatus]>>> = {
  'application.discard': ['draft', 'discarded'],
  'application.restore': ['discarded', 'draft'],
  'application.accept': ['draft', 'accepted'],
  'application.settle': ['accepted', 'settled'],
  'application.review': ['settled', 'reviewed'],
  'application.correct': ['accepted', 'correcting'],
  'application.resume': ['correcting', 'accepted'],
  'application.refuse': ['accepted', 'refusing'],
  'application.declineRefusal': ['refusing', 'accepted'],
  'application.confirmRefusal': ['refusing', 'refused'],
  'application.notice': ['reviewed', 'noticing'],
  'application.undoNotice': ['noticing', 'reviewed'],
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
  const move = MOVES[action];
  if (move === undefined) return { what: wordsOf(action), reason };
  const [from, to] = move;
  const moved = `${STATUS_WORDS[from]} → ${STATUS_WORDS[to]}`;
  return { what: wordsOf(action), reason: reason === '' ? moved : `${moved}。${reason}` };
}
