/** Failures of rosters of identities. */
export const ROSTER_ERRORS = {
  ROSTER_UNREADABLE: '这个文件打不开，可能已损坏，或不是表格。请用 Excel 或 WPS 打开核对，另存为 xlsx 后再导入。',
  ROSTER_EMPTY: '这个文件里没有内容，没有导入。请核对是否选对了文件。',
  ROSTER_TOO_LARGE: '这个文件解开后大得不正常，为安全起见没有打开。请只保留名册那一张表，另存为 xlsx 后再导入。',
  ROSTER_TOO_MANY_ROWS:
    '名册超过 {most} 行，没有导入。请按乡镇或类别拆成几个文件，每个文件用自己的名单名称。用同一个名称的，第二个文件起要选「增补」，否则前面文件里的人会被终止。',
  ROSTER_MACROS: '这个文件带有宏，没有打开。请用 Excel 另存为不带宏的 xlsx 后再导入。',
  ROSTER_LINKS: '这个文件引用或嵌入了其他文件，没有打开。请把内容复制为数值，另存为新的 xlsx 后再导入。',
  ROSTER_PASSWORD: '这个文件设有打开密码，读不出来。请去掉密码，另存后再导入。',
  ROSTER_HTML: '这个文件其实是网页，不是表格。请用 Excel 打开，另存为 xlsx 后再导入。',
  ROSTER_MIXED_TEXT:
    '文件从第 {line} 行起文字编码不一致，读出来会是乱码，没有导入。请用 Excel 打开，另存为 xlsx 后再导入。',
  ROSTER_READER_STOPPED:
    '读取名册时程序用尽了内存或时间，已停止，原有名册没有改动。请按乡镇或类别拆成几个文件，每个文件用自己的名单名称。用同一个名称的，第二个文件起要选「增补」，否则前面文件里的人会被终止。',
  ROSTER_GONE: '刚才选择的名册文件已经失效。请重新选择文件。',
  ROSTER_CANCELLED: '已取消，原有名册没有改动。',
  ROSTER_NO_COLUMNS: '还没有指明「{field}」在哪一列。请在列的对应里选好后再试。',
  ROSTER_NOT_TRIED: '请先试算，看过结果后再导入。',
  ROSTER_NOTHING_TAKEN: '这个文件里没有一行可以导入。请看拒收原因，改正后再导入。',
  ROSTER_KNOWN: '这个文件已经导入过（{at}，{who}），不需要再导入。',
  ROSTER_OLDER:
    '这份名册的日期（{asOf}）早于已导入的同一名册（{newest}），会把新情况改回旧的，没有导入。请核对名册日期。',
  ROSTER_SHRUNK:
    '原来在册的 {before} 人中有 {lost} 人将不再在册。请核对是否选对了文件、是不是整份名单、拒收的行里有没有他们。导入后要由另一位用户在「名册」页核对确认，才会生效。',
  ROSTER_OWN_CONFIRMATION:
    '这份名册是您导入的，要由另一位用户登录后核对确认。本乡镇只有一人时，请管理员向县级医保局申请单人经办授权，导入授权后您就能确认；名册不对的，请撤销后导入整份名册。',
  ROSTER_NOT_LATEST: '这不是同一名册最近一次导入，不能撤销。请先撤销它后面的导入。',
  ROSTER_BASE_CHANGED: '同一名册在这之后有了新的导入或撤销，比较的结果已不准，没有生效。请撤销这份，重新导入。',
  ROSTER_BUSY: '正在处理另一份名册，请等它完成或取消后再试。',
} as const satisfies Readonly<Record<string, string>>;
