/** Failures of the line between the window and the service, and users. */
export const PROGRAM_ERRORS = {
  UNKNOWN_CHANNEL: '这个操作不存在（{channel}）。请升级程序后再试。',
  BAD_INPUT: '提交的内容不符合要求（{where}）。内容没有保存，请检查后再试。',
  BAD_OUTPUT: '程序内部结果不完整（{channel}）。内容没有丢失，请把日志交给县级维护人员。',
  INPUT_TOO_LARGE: '提交的内容太大，没有保存。请减少内容后再试。',
  INTERNAL: '程序内部出错（编号 {ref}）。已保存的内容没有丢失，请重试；仍然出错时把日志交给县级维护人员。',
  SERVICE_RESTARTED: '后台服务中断后已自动恢复，这一步没有完成。请再做一次。',
  SHUTTING_DOWN: '程序正在退出，这一步没有做。',
  LOCKED: '程序已锁定。请输入密码解锁后继续。',
  UNKNOWN_USER: '没有找到这位用户，可能已被移除。请重新打开「设置」查看用户名单。',
  USER_NAME_TAKEN: '本机已有用户叫「{name}」，登录时会分不清。请加字区别，例如「{name}（二）」。',
  LAST_ADMIN: '这是本机唯一的管理员，不能移除，也不能取消管理员角色。请先让另一位用户担任管理员。',
  OWN_ACCOUNT: '不能对正在登录的自己做这一步。移除须由另一位管理员办理；换密码请用「修改密码」。',
  PASSWORD_UNCHANGED: '新密码与原密码相同，没有更换。请另换一个。',
  FORBIDDEN: '此操作需要{role}权限，请由{role}登录后办理。',
} as const satisfies Readonly<Record<string, string>>;
