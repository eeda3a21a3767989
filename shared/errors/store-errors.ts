/** Failures of the data and its disk. */
export const STORE_ERRORS = {
  STORE_NEWER:
    '数据由更新版本的程序写成（数据版本 {found}，本程序支持到 {supported}）。请升级本程序后再打开，数据没有改动。',
  STORE_BEHIND:
    '数据比上次确认保存的少（应到序号 {expected}，只找到序号 {found}）。可能是旧数据被放回或文件损坏。已停止写入，请联系县级维护人员。',
  STORE_MISSING: '数据文件不见了，但记录显示曾经存在。已停止，没有新建空数据。请从备份恢复。',
  STORE_CORRUPT: '数据文件损坏，读不出来或不能写入。请按页面上的步骤处理，不要删除任何文件。',
  STORE_BUSY: '数据正被另一个程序占用。请关闭另一个窗口后再试。',
  DISK_FULL: '磁盘已满，内容没有保存。请清理磁盘后再保存，已填写的内容仍在屏幕上。',
  STORE_READ_ONLY: '数据文件夹不能写入。请检查磁盘和权限后再试，已填写的内容仍在屏幕上。',
  STORE_IO: '读写磁盘出错，内容没有保存。请检查磁盘后再试。',
  MIGRATION_FAILED:
    '升级数据时出错（第 {step} 步），数据没有改动。请退出程序并联系县级维护人员，升级前的备份是 {backup}。',
  ROW_TAMPERED: '第 {row} 条{table}记录与校验值不一致，可能被改动或损坏。已停止使用这条记录，请联系县级维护人员。',
} as const satisfies Readonly<Record<string, string>>;
