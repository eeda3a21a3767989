/** Failures of orders of the county: permits, unlocking from outside. */
export const ORDER_ERRORS = {
  ORDER_NO_KEY: '还没有导入县级公钥，无法核对县级文件的签名。请先在「设置」中导入县级医保局发来的公钥文件。',
  ORDER_UNREADABLE: '这不是县级签发的文件（扩展名应为 .aidorder.json）。请向县级医保局重新索取。',
  ORDER_OTHER_COUNTY:
    '这份文件由另一把县级密钥（编号 {found}）签发，本机登记的是 {own}。请与县级医保局核对公钥是否已更换。',
  ORDER_ALTERED: '县级签名不对：文件被改动过，或不是县级医保局签发的。请不要使用，并向县级医保局重新索取。',
  ORDER_OTHER_DEVICE: '这份文件是发给另一台电脑（{pc}）的，本机不能用。请核对本机的设备编号后重新索取。',
  PERMIT_EXPIRED: '这份单人经办授权已于 {until} 到期，没有导入。请向县级医保局申请新的授权。',
  PERMIT_OLDER: '本机已有更晚签发的单人经办授权（{permitNo}），不能换回较早的一份。',
  UNLOCK_NOT_READY:
    '本机还没有为县级解锁做好准备（没有导入县级公钥，或导入后没有登录过）。请用恢复码，或请本机管理员登录后重设密码。',
  UNLOCK_NO_REQUEST: '本机没有等待答复的解锁申请：答复已经用过，或申请已被删除。请重新生成解锁申请，交给县级医保局。',
  UNLOCK_USED: '这份县级答复已经用过一次，不能再用。仍然进不去时，请重新生成解锁申请。',
  UNLOCK_OTHER_REQUEST: '这份答复对应的不是本机最近一次的解锁申请。请使用最近一次申请的答复，或重新生成申请。',
  UNLOCK_EXPIRED: '解锁申请（{at} 生成）已超过 {days} 天，答复不能再用。请重新生成解锁申请。',
  UNLOCK_CLOCK: '电脑时间（{now}）早于生成解锁申请的时间（{at}），无法判断是否过期。请先把电脑时间调对再试。',
  UNLOCK_CODE_LENGTH: '解锁码应为 40 个字符（8 组，每组 5 个），现在是 {count} 个。请对照补齐后再试。',
  UNLOCK_CODE_GROUPS: '解锁码第 {groups} 组不对（校验字符不符或多字少字）。请与县级医保局逐字核对这一组。',
  WRONG_UNLOCK_CODE: '解锁码每组都完整，但不是本机这次申请的解锁码。请与县级医保局核对申请后重读一遍。',
} as const satisfies Readonly<Record<string, string>>;
