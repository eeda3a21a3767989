/** Failures of what comes back from the county. */
export const COUNTY_ANSWER_ERRORS = {
  ENROL_UNREADABLE: '这不是县级的登记答复（扩展名应为 .aidenrolled.json）。请核对是否选对了文件。',
  ENROL_OTHER_COUNTY: '登记答复由另一把县级密钥（编号 {found}）签发，本机的县级公钥是 {own}。请与县级医保局核对。',
  ENROL_ALTERED: '登记答复的签名不对：文件被改动过，或不是县级医保局签发的，没有采用。请向县级医保局重新索取。',
  ENROL_OTHER_DEVICE: '这份登记答复是给 {pc} 的，本机是 {own}，没有采用。请选择本机的那一份。',
  RECEIPT_UNREADABLE: '这不是回执文件，或文件不完整，没有采用。请向县级重新拷一份。',
  RECEIPT_ALTERED: '回执的签名不对：文件损坏、被改动过，或不是县级医保局签发的，没有采用。请向县级重新拷一份。',
  RECEIPT_OTHER_COUNTY: '回执由另一把县级密钥或另一个县（{found}）签发，本机登记的是 {own}，没有采用。',
  RECEIPT_OTHER_DEVICE: '这是另一台电脑（{pc}）的回执，已跳过。请拿到那台电脑上导入。',
  RECEIPT_UNKNOWN_BATCH:
    '县级给了第 {seq} 批的回执，本机却没有封过这一批。可能有两台电脑用了同一份数据，或恢复过旧数据。请不要再封批，立即打电话与县级医保局核对。',
  RECEIPT_OTHER_HASH:
    '县级收到的第 {seq} 批与本机封的内容不同，没有当作回执。请不要再封批，立即打电话与县级医保局核对。',
  RECEIPT_INCOMPLETE: '第 {seq} 批的回执与批次里的份数或内容对不上，没有采用。请告知县级医保局。',
  RECEIPT_OLD_EPOCH: '这是县级恢复数据以前的旧回执（第 {seq} 批），不能再用，已跳过。请向县级重新拷一份。',
  RECEIPT_FORMER_KEY:
    '第 {seq} 批的回执是用已更换的县级旧密钥新签的，没有单独采用。请把县级的反馈一起导入（U 盘里的「新密钥」文件夹），或联网一次。',
  FEED_UNREADABLE: '这不是县级的反馈文件，或文件不完整，没有采用。请向县级重新拷一份。',
  FEED_ALTERED: '反馈文件的签名或内容不对：文件损坏、被改动过，或不是县级医保局签发的，没有采用。请向县级重新拷一份。',
  FEED_OTHER_COUNTY: '反馈文件由另一把县级密钥或另一个县（{found}）签发，本机登记的是 {own}，没有采用。',
  FEED_OTHER_DEVICE: '这是另一台电脑（{pc}）的反馈文件，已跳过。请拿到那台电脑上导入。',
  FEED_OLD_EPOCH: '这是县级恢复数据以前的旧反馈，不能再用，已跳过。请向县级重新拷一份。',
  FEED_FORMER_KEY:
    '这份反馈是用已更换的县级旧密钥新签的，没有采用。请县级重新导出（U 盘里会多一个「新密钥」文件夹），或联网一次。',
  FEED_GAP: '缺少前面的反馈文件（本机收到第 {have} 条，这份从第 {first} 条开始），没有采用。请先导入前面的那一份。',
  STICK_FILE_UNLIKE: '打不开、太大，或内容不是它名字说的，没有采用。',
  LEDGER_TAKEN: '这份县级台账已经采用，或正等第二人确认，不需要再做一次。',
  LEDGER_OWN_CONFIRMATION:
    '这份县级台账是您采用的，要由另一位用户登录后核对确认，才会生效。本乡镇只有一人时，请管理员导入县级的单人经办授权。',
  NOT_RETURNED: '县级没有退回这份申请，不能更正。',
} as const satisfies Readonly<Record<string, string>>;
