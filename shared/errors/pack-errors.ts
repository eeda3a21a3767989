/** Failures of policy packs. */
export const PACK_ERRORS = {
  UNKNOWN_PACK: '没有安装政策包 {pack}。请在「政策包」中安装后再试。',
  PACK_DAMAGED:
    '政策包 {pack} 的内容与校验值不一致，或最新的一版已经不在，已停止使用，也不会改用较早的一版。请用备份恢复；没有另外装过这个政策包时，请重新安装本程序。',
  PACK_REFUSED: '政策包没有安装。{words}',
  PACK_NO_TRUSTED_KEY:
    '还没有可信的政策包签名公钥，不能安装。请先在「设置」中导入县级医保局发来的、含政策包签名公钥的公钥文件。',
  PACK_OLDER:
    '这是较早的版本（第 {version} 版），本机已安装过第 {newest} 版，不能退回。请向县级医保局索取比第 {newest} 版新的政策包。',
  PACK_KNOWN: '这个政策包（第 {version} 版）已经安装，不需要再装。',
  PACK_FORKED:
    '这个政策包的版本号（第 {version} 版）与本机已安装的相同，内容却不同，不能安装。请立即告知县级医保局核查。',
  PACK_PREVIEW_GONE: '刚才选择的政策包文件已经失效。请重新选择文件。',
  PREVIEW_CANCELLED: '已停止比较，没有改动任何申请。',
  PACK_IN_USE: '本机现在用的就是这个政策包。',
} as const satisfies Readonly<Record<string, string>>;
