/** Failures of first run, passwords, keys, unlocking. */
export const KEY_ERRORS = {
  ALREADY_SET_UP: '这台电脑已经启用过，不能重新启用。请直接输入密码进入。',
  NOT_SET_UP: '这台电脑还没有启用。请先完成首次设置。',
  PASSWORD_TOO_SHORT: '密码至少 8 个字符。请换一个更长的密码。',
  PASSWORD_TOO_WEAK: '这个密码太容易被猜到。请换一个，可用几个不相干的词连起来。',
  PASSWORDS_DIFFER: '两次输入的密码不一致。请重新输入。',
  WRONG_PASSWORD: '密码不对。请核对大小写后重新输入；忘记密码时可用恢复码。',
  WAIT_BEFORE_RETRY: '此前输错过，或者上次还没核对完就停电、关闭了程序。请等 {seconds} 秒后再试。',
  WRONG_RECOVERY_CODE: '恢复码不对。请对照打印的恢复码，逐组核对后再输入。',
  REKEY_UNDER_WAY: '上一次更换数据密钥还没有做完。请等它做完后再换；一直不动的，请看「设置 › 密钥」里写明的原因。',
  REKEY_USERS:
    '{names} 升级后还没有登录过，换密钥后会打不开数据。请他们先各登录一次，或在「用户」页给他们重设密码，再更换。',
  REKEY_HALF:
    '更换数据密钥时，密钥文件只写成了一份。数据没有丢失，各人的密码照旧，但纸上的恢复码可能已经失效。请先检查磁盘是否已满或有故障，再锁定、重新登录，到「设置」换发恢复码。',
  RECOVERY_CONFIRMED: '这张恢复码已确认保管，不能再打印。需要新的恢复码时，请在「设置」中换发。',
  NOT_LOCKED: '程序已经打开，不需要恢复码。要换新的恢复码，请在「设置」中换发。',
  KEYS_DAMAGED: '密钥文件损坏，两份都读不出来。请不要删除任何文件，用备份恢复或联系县级维护人员。',
  KEYS_OLDER:
    '密钥文件是更换数据密钥以前的，打不开现在的数据。数据没有损坏，请不要恢复数据，把更换以后的密钥文件放回来。',
  WEAK_KEY_PARAMETERS: '密钥文件的保护强度被改低，已停止打开。请联系县级维护人员核查这台电脑。',
  BAD_COUNTY_KEY: '这不是有效的县级公钥文件。请向县级医保局重新索取。',
  COUNTY_SECRET_KEY: '这是县级私钥，不应发给乡镇，程序没有保留。请删除这个文件并通知县级医保局。',
  NO_COUNTY_KEY: '还没有导入县级公钥，不能封批。请在「设置」中导入县级医保局发来的公钥文件。',
} as const satisfies Readonly<Record<string, string>>;
