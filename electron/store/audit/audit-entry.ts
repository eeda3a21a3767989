/** What an audit entry can be about. The words for people live in the service. */
export const AUDIT_ACTIONS = [
  'application.create',
  'application.edit',
  'application.discard',
  'application.restore',
  'application.accept',
  'application.settle',
  'application.resettle',
  'application.review',
  'application.return',
  'application.unreview',
  'application.answer',
  'application.reopen',
  'application.correct',
  'application.resume',
  'application.withdraw',
  'application.refuse',
  'application.declineRefusal',
  'application.confirmRefusal',
  'application.askExemption',
  'application.signExemption',
  'application.declineExemption',
  'application.withdrawExemption',
  'application.notice',
  'application.undoNotice',
  'application.object',
  'application.dismissObjection',
  'application.upholdObjection',
  'application.noteObjection',
  'application.seal',
  'application.county',
  'application.correctReturned',
  'notice.start',
  'notice.undo',
  'print.add',
  'material.save',
  'attachment.add',
  'attachment.change',
  'attachment.remove',
  'attachment.restore',
  'attachment.read',
  'batch.add',
  'batch.export',
  'sync.enrol',
  'sync.deliver',
  'sync.stop',
  'sync.retry',
  'sync.receipt',
  'sync.feed',
  'sync.settle',
  'papers.list',
  'papers.make',
  'papers.send',
  'papers.export',
  'papers.stop',
  'papers.retry',
  'papers.hold',
  'papers.resume',
  'countyLedger.wait',
  'countyLedger.take',
  'countyLedger.undoWait',
  'countyLedger.undo',
  'countyLedger.keep',
  'sync.epoch',
  'sync.import',
  'setting.set',
  'parameter.set',
  'parameter.remove',
  'pack.install',
  'roster.stage',
  'roster.wait',
  'roster.apply',
  'roster.undo',
  'roster.saveRefused',
  'roster.clear',
  'roster.read',
  'session.unlock',
  'session.recover',
  'session.countyUnlock',
  'session.newRecoveryCode',
  'session.wrongPassword',
  'backup.make',
  'backup.drill',
  'backup.restore',
  'backup.place',
  'backup.removeKept',
  'damage.export',
  'clock.confirm',
  'session.triesLost',
  'session.changePassword',
  'application.read',
  'person.read',
  'person.save',
  'person.merge',
  'person.unmerge',
  'household.found',
  'household.describe',
  'household.change',
  'print.read',
  'print.save',
  'audit.export',
  'user.add',
  'user.rename',
  'user.setRoles',
  'user.resetPassword',
  'user.remove',
  'keys.rekeyBegin',
  'keys.rekey',
  'keys.rekeyEnd',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One link of the audit chain as people read it. */
export type AuditEntry = {
  readonly seq: number;
  readonly at: string;
  readonly userId: string;
  readonly userName: string;
  /** Which of the user's signing keys signed it. */
  readonly keyId: string;
  readonly action: AuditAction;
  /** Id of the application, batch, print, setting or user; null when it is about none. */
  readonly ref: string | null;
  readonly reason: string;
  /** Lower-case hex. */
  readonly hash: string;
};

/** What the check of chain and rows found; `seq` as `Store.audit.verify` says: that entry, or a row it named. */
export type AuditCheck =
  { readonly ok: true } | { readonly ok: false; readonly seq: number; readonly what: 'entry' | 'row' };

/** Entries and rows that were checked, and how many there are. */
export type CheckProgress = { readonly done: number; readonly total: number };

/** Which entries are wanted; what is left out does not narrow. */
export type AuditFilter = {
  readonly userId?: string | undefined;
  readonly actions?: readonly AuditAction[] | undefined;
  /** Ids of the people, applications or other things the entry is about. */
  readonly refs?: readonly string[] | undefined;
  /** First and last day, `2023-06-15`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** A row that a transaction wrote or removed. */
export type ChangedRow = { readonly table: string; readonly id: string };
