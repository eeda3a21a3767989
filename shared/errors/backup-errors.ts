/** Failures of backup, drill, restore. */
export const BACKUP_ERRORS = {
  BACKUP_CANCELLED: '备份已取消，没有留下半份文件。原有的备份没有改动。',
  BACKUP_NO_SPACE:
    '磁盘空间不够（需要约 {need} 兆，只剩 {free} 兆），没有备份。请清理磁盘或换一个位置，原有的备份没有改动。',
  BACKUP_PLACE_MISSING: '找不到原来的备份盘。请插好原来的 U 盘；换了新盘时，请重新选择文件夹。',
  BACKUP_DAMAGED: '这份备份不能使用（{why}）。请换另一份备份，这份文件请保留。',
  BACKUP_FILES_DAMAGED:
    '备份已做好，但有 {count} 个文书或批次文件缺失或损坏，没有能备份进去。请保留以前的备份盘，不要删除任何文件，并联系县级维护人员。',
  BACKUP_OTHER_KEYS: '这份备份不是这台电脑的，现在的密钥打不开。请选择本机的备份。',
  BACKUP_OLDER_KEYS:
    '这份备份是更换数据密钥以前做的，它的密钥打不开后来的数据，没有替换。请选择同一处更新的备份，用做那份备份时的密码。',
  BACKUP_NEWER: '这份备份由更新版本的程序写成（数据版本 {found}，本程序支持到 {supported}）。请升级程序后再用。',
  RESTORE_UNCHECKED:
    '恢复的旧数据里没有这些已封的批次：{batches}。再封批可能重复支付，请先在「备份与恢复」中与县级核对并确认。',
  RECORDS_HIDDEN:
    '数据自查发现查找{kinds}用的索引与内容不一致，重复的票据可能没有认出来，现在不能封批。请先用备份恢复，或联系县级维护人员核查这台电脑。',
  READ_ONLY_MODE: '现在是只读打开，只能查看和导出，不能改动。恢复数据以后可以照常办理。',
  LETTER_USED: '字母 {letter} 是原来那台电脑用的。请换一个本乡镇没有用过的字母，原来的电脑不要再使用。',
  CLOCK_SUSPECT:
    '电脑时间（{now}）与上次操作的时间（{last}）对不上，没有做这一步。请先把电脑时间调对；确实没有错时，请管理员在受理台确认。',
  DRILL_CANCELLED: '演练已停止，没有得出结果。备份和现在的数据都没有改动，需要时再演练一次。',
  DRILL_NO_SPACE:
    '磁盘空间不够（需要约 {need} 兆，只剩 {free} 兆），没有演练。备份和现在的数据都没有改动，请清理本机磁盘后再试。',
  RESTORE_CANCELLED: '恢复已停止，现在的数据没有改动，备份也没有改动。需要时重新恢复。',
  RESTORE_NO_SPACE:
    '磁盘空间不够（需要约 {need} 兆，只剩 {free} 兆），没有恢复。现在的数据没有改动，请清理本机磁盘后再恢复。',
  KEPT_NEEDED: '这份旧数据之后还没有做成过备份，现在不能删除。请先点「立即备份」，做成以后再删除。',
  BACKUP_BUSY: '正在备份或检查备份，请等它完成后再试。',
} as const satisfies Readonly<Record<string, string>>;
