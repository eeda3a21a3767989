/** What an audit entry can be about. The words for people live in the service. */
export const AUDIT_ACTIONS = [
  'application.create',
  'application.edit',
  'application.discard',
  'application.restore',
  'application.accept',
  'application.settle',
  'application.reopen',
  'application.seal',
  'print.add',
  'batch.add',
  'batch.export',
  'setting.set',
  'parameter.set',
  'parameter.remove',
  'pack.install',
  'session.unlock',
  'session.recover',
  'session.newRecoveryCode',
  'session.wrongPassword',
  'backup.make',
  'backup.drill',
  'backup.restore',
  'backup.place',
  'session.triesLost',
  'session.changePassword',
  'user.add',
  'user.rename',
  'user.setRoles',
  'user.resetPassword',
  'user.remove',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One link of the audit chain as people read it. */
export type AuditEntry = {
  readonly seq: number;
  readonly at: string;
  readonly userId: string;
  readonly userName: string;
  readonly action: AuditAction;
  /** Id of the application, batch, print, setting or user; null when it is about none. */
  readonly ref: string | null;
  readonly reason: string;
  /** Lower-case hex. */
  readonly hash: string;
};

/** What the check of chain and rows found; `seq` as `Store.audit.verify` says. */
export type AuditCheck = { readonly ok: true } | { readonly ok: false; readonly seq: number };
