import type { AuditGroup } from '#shared/contract/data/audit.ts';
import { AUDIT_ACTIONS, type AuditAction } from '../../store/audit/audit-entry.ts';

/** What each entry says was done, and among which kind people look for it. */
const ACTIONS: Readonly<Record<AuditAction, readonly [group: AuditGroup, words: string]>> = {
  'application.read': ['read', '查看申请'],
  'person.read': ['read', '查看个人档案'],
  'person.save': ['application', '保存个人档案'],
  'person.merge': ['application', '合并个人档案'],
  'person.unmerge': ['application', '撤销合并个人档案'],
  'household.found': ['application', '建立家庭'],
  'household.describe': ['application', '修改家庭信息'],
  'household.change': ['application', '登记家庭变动'],
  'print.read': ['read', '查看文书'],
  'application.create': ['application', '新建草稿'],
  'application.edit': ['application', '修改草稿'],
  'application.discard': ['application', '作废草稿'],
  'application.restore': ['application', '恢复草稿'],
  'application.accept': ['application', '受理'],
  'application.settle': ['application', '确认测算'],
  'application.resettle': ['application', '重新测算'],
  'application.review': ['application', '复核通过'],
  'application.return': ['application', '复核退回'],
  'application.reopen': ['application', '退回修改'],
  'application.seal': ['batch', '申请封入批次'],
  'print.add': ['paper', '打印文书'],
  'print.save': ['paper', '文书存成文件'],
  'audit.export': ['paper', '导出操作记录'],
  'batch.add': ['batch', '封批'],
  'batch.export': ['paper', '导出批次'],
  'setting.set': ['setting', '修改设置'],
  'parameter.set': ['setting', '设定县级参数'],
  'parameter.remove': ['setting', '撤回县级参数'],
  'pack.install': ['setting', '安装政策包'],
  'roster.stage': ['setting', '写入名册内容'],
  'roster.wait': ['setting', '导入名册，等待第二人确认'],
  'roster.apply': ['setting', '名册生效'],
  'roster.undo': ['setting', '撤销名册'],
  'roster.clear': ['setting', '清理不再有效的名册内容'],
  'session.unlock': ['session', '登录'],
  'session.recover': ['session', '用恢复码进入'],
  'session.countyUnlock': ['session', '凭县级解锁进入'],
  'session.newRecoveryCode': ['session', '换发恢复码'],
  'session.wrongPassword': ['session', '密码未通过'],
  'session.triesLost': ['session', '输错次数的记录丢失'],
  'session.changePassword': ['session', '修改密码'],
  'user.add': ['user', '新增用户'],
  'user.rename': ['user', '修改用户姓名'],
  'user.setRoles': ['user', '修改用户角色'],
  'user.resetPassword': ['user', '重设用户密码'],
  'user.remove': ['user', '移除用户'],
  'backup.make': ['backup', '备份'],
  'backup.drill': ['backup', '恢复演练'],
  'backup.restore': ['backup', '从备份恢复'],
  'backup.place': ['backup', '更换备份位置'],
  'backup.removeKept': ['backup', '删除保留的旧数据'],
  'damage.export': ['backup', '只读打开时导出数据'],
  'clock.confirm': ['session', '确认电脑时间'],
  'keys.rekeyBegin': ['session', '开始更换数据密钥'],
  'keys.rekey': ['session', '换用新数据密钥加密'],
  'keys.rekeyEnd': ['session', '数据密钥更换完毕'],
};

/** What was done, in words. */
export const wordsOf = (action: AuditAction): string => ACTIONS[action][1];

/** The actions of a kind. */
export const actionsOf = (group: AuditGroup): readonly AuditAction[] =>
  AUDIT_ACTIONS.filter((action) => ACTIONS[action][0] === group);
