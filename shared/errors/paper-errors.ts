/** Failures of papers, files, scans, sealed batches. */
export const PAPER_ERRORS = {
  PAPER_FAILED: '生成文书时出错（{why}）。申请内容没有变化，请再试一次。',
  PAPER_NOT_READY: '还不能打印{paper}：{why}',
  NO_PRINTER: '这台电脑没有装打印机。可以先存为文件，拿到有打印机的电脑上打印。',
  PRINT_FAILED: '打印机没有接收。请看打印机是否开机、有纸、连着电脑，再打印一次；也可以先存为文件。',
  NO_SUCH_PRINTER: '没有找到打印机「{printer}」。请接好打印机，或另选一台。',
  FILE_WRITE_FAILED: '文件没有存成（{why}）。请换一个位置再存。',
  FILE_READ_FAILED: '文件读不出来（{why}）。请检查 U 盘或文件夹后再试。',
  FILE_TOO_LARGE: '文件太大（超过 {limit}）。请确认选对了文件。',
  NOTHING_TO_SEAL: '没有可以封批的申请。请先确认测算。',
  BATCH_VERIFY_FAILED: '批次文件写好后复核没有通过，没有封批。请检查磁盘后再试。',
  BATCH_FILE_LOST:
    '第 {seq} 批的文件在本机丢失或已改动，不能送出。请从备份恢复，或找到以前导出的同名文件；不要重新封批，并告知县级医保局。',
  STICK_BROKE:
    '写到第 {seq} 批时出错（{why}），这一批和后面的批次没有导出；本机保存的批次文件完好。请插好 U 盘或换一个，再导出一次。',
  STICK_STOPPED: '已停止导出，{written} 份材料已写好并读回核对，其余的仍在本机。需要时再导出一次。',
  STICK_FULL: '这个位置放不下（需要约 {need} 兆，只剩 {free} 兆），没有导出。请清理 U 盘或换一个。',
  ATTACHMENT_EMPTY: '这个文件是空的（0 字节），没有添加。请重新扫描或换一个文件。',
  ATTACHMENT_KIND:
    '这个文件的内容不是 JPEG、PNG 图片或 PDF，没有添加（只看内容，不看文件名）。手机照片是 HEIC 格式时，请先转存为 JPEG。',
  ATTACHMENT_DAMAGED: '这张图片不完整或已损坏，没有添加。请重新扫描或拍照。',
  ATTACHMENT_DOTS: '这张图片标明的尺寸大得不正常，为安全起见没有打开。请用扫描仪按 300 dpi 重新扫描。',
  ATTACHMENT_PASSWORD: '这个 PDF 设有密码或权限限制，没有添加。请去掉密码另存，或直接扫描纸质件。',
  ATTACHMENT_TOO_LARGE: '这个文件超过 {limit} MB，没有添加。请降低扫描分辨率，或分成几个文件。',
  SCAN_NO_FOLDER: '还没有选择扫描文件夹。请在「设置 › 扫描文件夹」中选择扫描仪存放文件的文件夹。',
  SCAN_FOLDER_GONE: '找不到扫描文件夹 {folder}。请检查扫描仪或共享文件夹是否接通；换了位置的，请在「设置」中重新选择。',
  SCAN_FOLDER_FULL:
    '扫描文件夹 {folder} 里的文件超过 {most} 个，没有列出。请移走旧文件，或另选一个专门放扫描件的文件夹。',
  SCAN_GONE: '这个扫描件已被移走或改动，没有收下。请看列表里最新的文件，或重新扫描。',
} as const satisfies Readonly<Record<string, string>>;
