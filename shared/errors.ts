/**
 * Every failure a person can meet: its code and its sentence (what happened, why, what to do). Blanks like `{name}` are
 * filled from the error's `detail`. A code is never reused or given a new meaning; a retired one moves to RETIRED_CODES.
 */
export const ERROR_TEXTS = {
  // The line between the window and the service
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
  // First run and unlocking
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
  // Orders of the county
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
  // The store
  STORE_NEWER:
    '数据由更新版本的程序写成（数据版本 {found}，本程序支持到 {supported}）。请升级本程序后再打开，数据没有改动。',
  STORE_BEHIND:
    '数据比上次确认保存的少（应到第 {expected} 条，只找到第 {found} 条）。可能是旧数据被放回或文件损坏。已停止写入，请联系县级维护人员。',
  STORE_MISSING: '数据文件不见了，但记录显示曾经存在。已停止，没有新建空数据。请从备份恢复。',
  STORE_CORRUPT: '数据文件损坏，读不出来或不能写入。请按页面上的步骤处理，不要删除任何文件。',
  STORE_BUSY: '数据正被另一个程序占用。请关闭另一个窗口后再试。',
  DISK_FULL: '磁盘已满，内容没有保存。请清理磁盘后再保存，已填写的内容仍在屏幕上。',
  STORE_READ_ONLY: '数据文件夹不能写入。请检查磁盘和权限后再试，已填写的内容仍在屏幕上。',
  STORE_IO: '读写磁盘出错，内容没有保存。请检查磁盘后再试。',
  MIGRATION_FAILED:
    '升级数据时出错（第 {step} 步），数据没有改动。请退出程序并联系县级维护人员，升级前的备份是 {backup}。',
  ROW_TAMPERED: '第 {row} 条{table}记录与校验值不一致，可能被改动或损坏。已停止使用这条记录，请联系县级维护人员。',
  // Backup and restore
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
  // Applications
  NOT_FOUND: '没有找到这条记录。可能已被作废，请回到受理台查看。',
  STALE_REVISION: '这份申请已在别处改动。请重新打开后再改，您刚才填写的内容仍在屏幕上。',
  NOT_EDITABLE: '申请已{status}，不能直接修改。需要修改时请先「退回修改」并写明原因。',
  WRONG_STATUS: '申请现在是「{status}」，不能做这一步。请刷新后查看下一步。',
  FORM_INCOMPLETE: '还有 {count} 处没有填好：{first}',
  DUPLICATE_BILL:
    '票据 {bill} 已在申请 {number} 中使用，同一张票据不能重复救助。请核对票据；确属录错时先改正另一份申请。',
  BILL_AFTER_DEATH:
    '{name}已登记于 {died} 死亡，{bill}的票据（{from} 起）在死亡之后，不能受理和测算。请核对票据日期和死亡证明；死亡登记错了的，请先在「人员与家庭」撤销那次变动。',
  NOT_SETTLEABLE: '现在还不能确认测算：{reason}',
  SETTLEMENT_CHANGED: '测算结果在确认前发生了变化（原 {before} 元，现 {after} 元）。请重新核对后再确认。',
  SETTLEMENT_OUTDATED:
    '申请 {number} 确认测算以后，同一人的台账或参数有了变化（确认时{before}，现在{after}），不能复核或封批。请在「批次」页点「重新测算」，再复核一次。',
  FOUR_EYES:
    '这份申请是您测算的，不能再由您复核。请切换到另一位复核员办理；本乡镇只有一人时，请管理员向县级医保局申请单人经办授权。',
  FOUR_EYES_REFUSAL:
    '不予救助是您提出的，不能再由您确认。请切换到另一位复核员办理；本乡镇只有一人时，请管理员向县级医保局申请单人经办授权。',
  NOT_REFUSABLE: '核查还没有确定不符合的条件，不能作不予救助决定：{reason}',
  EXEMPTION_ASKED: '这一项已经提出过特殊情形。请等第二人核定，或撤回以后再提。',
  EXEMPTION_DECIDED: '这项特殊情形已经处理过了。请重新打开本页查看。',
  EXEMPTION_OPEN: '还有 {count} 项特殊情形等第二人核定，不能确认测算。请复核员打开本申请核定，或撤回特殊情形。',
  EXEMPTION_NOT_NEEDED: '核查结果里没有这一项，或已经符合，不需要按特殊情形办理。请重新核对。',
  FOUR_EYES_EXEMPTION:
    '这项特殊情形是您提出的，不能再由您核定。请切换到另一位复核员办理；本乡镇只有一人时，请管理员向县级医保局申请单人经办授权。',
  NOTICE_UNSET: '还没有设置封批前是否要公示。请管理员在「设置 › 办理时限与公示」里按县级的规定设置，再开始公示。',
  NOTICE_NOT_ASKED: '县级不要求公示，复核通过后可以直接封批。',
  NOTICE_REQUIRED: '申请 {number} 还没有公示，不能封批。请在「公示」页把它列入公示，期满再封批。',
  NOTICE_RUNNING: '申请 {number} 的公示到 {until} 才期满，不能封批。请等公示期过后再封批。',
  NOTICE_OBJECTION: '申请 {number} 还有没处理的异议，不能封批。请复核员在「公示」页认定异议是否成立。',
  NOTICE_USED: '公示 {number} 不能撤回：{why}。其中某份申请有问题时，请把那份申请单独退回修改。',
  NOTICE_START_PAST: '公示不能从已经过去的日期开始。请填今天或以后的日期。',
  OBJECTION_DECIDED: '这条异议已经处理过了。请重新打开本页查看结果。',
  OBJECTION_DAY: '收到异议的日期要在公示开始以后、今天以前（含今天）。请核对日期。',
  FOUR_EYES_OBJECTION:
    '这份申请是您测算的，对它的异议不能由您认定。请切换到另一位复核员办理；本乡镇只有一人时，请管理员向县级医保局申请单人经办授权。',
  NOT_REVIEWED: '申请 {number} 还没有复核，不能封批。请先由复核员在「复核」里通过，再封批。',
  NOT_YOUR_REVIEW: '这份申请是{name}复核通过的，只能由本人撤回。需要改正时，请受理员「退回修改」。',
  COMMENTS_OPEN: '还有 {count} 处复核意见没有答复。改好的按「已改」，不改的写明原因按「已说明」，再受理。',
  LEDGER_MISMATCH:
    '台账应记的金额（{sum} 元）与测算的应付金额（{payable} 元）对不上，没有确认，也没有记账。请不要付款，把日志交给县级维护人员。',
  REASON_REQUIRED: '请写明原因。',
  // Rosters
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
  // People and households
  PERSON_EXISTS: '这个证件号已有档案（{name}）。请打开那份档案核对；确是同一人的两份档案时，用「合并档案」。',
  NEWBORN_ORDER_USED:
    '这位母亲（监护人）名下已用过 {used}，是{name}的。办的是另一个孩子时请填 {next}；就是{name}时，请用孩子现在的证件号，或先在「人员与家庭」改正出生日期和性别。',
  FORMER_NUMBER:
    '这个号码是{name}以前用过的，填写的姓名或出生日期却与{name}的档案不同，没有受理。就是{name}时，请填现在的证件号；是另一个人时，说明{name}当时录错了号码：请在「人员与家庭」把{name}的号码改成这一个，再改回来，改回时选「录错了」，然后受理。',
  ACCOUNT_BY_APPLICATION:
    '{name}已有收款账户，一个人不能单独改。请在申请里填写新账户，复核员会看到与上次的不同，核对后再通过；本乡镇只有一人时，请管理员向县级医保局申请单人经办授权。',
  NUMBER_END_UNSAID: '证件号改了，请先选明原来的号码是换了号还是录错，再保存。',
  STALE_PERSON: '这份档案已在别处改动。请重新打开后再改，您刚才填写的内容仍在屏幕上。',
  MERGE_TWO_HOUSEHOLDS:
    '两份档案现在各在一个家庭里（户主 {kept} 和 {gone}），合并后会算成两户的人。请先在其中一个家庭登记迁出，再合并。',
  ALREADY_MERGED: '这两份档案已经是同一个人，不需要再合并。',
  PERSON_INCOMPLETE: '档案还有 {count} 处没有填好：{first}',
  STALE_HOUSEHOLD: '这个家庭已在别处改动。请重新打开后再登记。',
  IN_OTHER_HOUSEHOLD: '其中有人现在还在另一个家庭里。请先在那个家庭登记迁出、分户或并户。',
  ALREADY_MEMBER: '其中有人已经是这个家庭的成员，或者选了两次。请核对名单。',
  NOT_A_MEMBER: '其中有人现在不是这个家庭的成员。请刷新后重新选择。',
  ONE_HEAD: '一个家庭要有一位户主，现在有 {heads} 位。请指定一位户主。',
  NOBODY_CHOSEN: '没有选择人员。请选择这次变动涉及的人。',
  JOIN_WHOLE: '并户时对方家庭的每个人都要指定与户主的关系。请补齐后再登记。',
  CHANGE_NOT_UNDOABLE: '这个家庭只有建户（或并入他户）的记录，不能撤销。分户、并户请在另一个家庭撤销。',
  OTHER_CHANGED_SINCE: '分户或并户的另一个家庭后来又有变动，不能撤销。请先在那个家庭撤销后来的变动。',
  CHANGE_TOO_EARLY: '变动日期早于这个家庭上一次变动（{last}）。请核对日期。',
  BAD_DAY: '“{typed}”不是日期。请按 2023-03-15 或 20230315 的样子填写。',
  CHANGE_TOO_LATE: '变动日期晚于今天。请核对日期。',
  // Papers, batches, files
  PAPER_FAILED: '生成文书时出错（{why}）。申请内容没有变化，请再试一次。',
  PAPER_NOT_READY: '还不能打印{paper}：{why}',
  NO_PRINTER: '这台电脑没有装打印机。可以先存为文件，拿到有打印机的电脑上打印。',
  PRINT_FAILED: '打印机没有接收。请看打印机是否开机、有纸、连着电脑，再打印一次；也可以先存为文件。',
  NO_SUCH_PRINTER: '没有找到打印机「{printer}」。请接好打印机，或另选一台。',
  FILE_WRITE_FAILED: '文件没有存成（{why}）。请换一个位置再存。',
  FILE_READ_FAILED: '文件读不出来（{why}）。请检查优盘或文件夹后再试。',
  FILE_TOO_LARGE: '文件太大（超过 {limit}）。请确认选对了文件。',
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
  NOTHING_TO_SEAL: '没有可以封批的申请。请先确认测算。',
  BATCH_VERIFY_FAILED: '批次文件写好后复核没有通过，没有封批。请检查磁盘后再试。',
  BATCH_FILE_LOST:
    '第 {seq} 批的文件在本机丢失或已改动，不能送出。请从备份恢复，或找到以前导出的同名文件；不要重新封批，并告知县级医保局。',
  STICK_FULL: '这个位置放不下（需要约 {need} 兆，只剩 {free} 兆），没有导出。请清理优盘或换一个。',
  // The line to the county
  COUNTY_NO_LINE: '还没有填写县级服务地址。请管理员在「设置 › 县级联网」中填写；不联网时，可以用优盘送交。',
  COUNTY_NOT_ENROLLED: '本机还没有在县级登记，不能联网送交。请管理员在「设置 › 县级联网」中登记；也可以先用优盘送交。',
  COUNTY_BAD_ADDRESS: '县级服务地址不对。请填成 https:// 开头、不带后面路径的样子，例如 https://10.0.0.8:8443。',
  COUNTY_BAD_CERT_FILE: '这不是证书文件。请向县级医保局索取 PEM 格式的服务证书（文件里有 BEGIN CERTIFICATE）。',
  COUNTY_OFFLINE: '现在没有网络，批次都在本机，没有丢失。网络恢复后会自动再送；着急时可以用优盘送交。',
  COUNTY_NAME_UNKNOWN: '找不到县级服务的地址（域名解析不到）。请检查网线和地址；批次都在本机，网络恢复后会自动再送。',
  COUNTY_NOT_RUNNING: '县级服务没有开（连接被拒绝）。批次都在本机，会自动再送；一直不通时请打电话问县级医保局。',
  COUNTY_SILENT: '县级服务很久没有回应，已停止等待。批次都在本机，会从断开的地方接着送。',
  COUNTY_CUT: '与县级服务的连接中途断开。批次都在本机，会从断开的地方接着送。',
  COUNTY_PORTAL:
    '网络返回的不是县级服务的内容，可能要先登录上网，或地址填错了。没有当作回执，批次都在本机。请先打开浏览器登录网络，或核对地址。',
  COUNTY_NO_TLS: '这个地址没有加密连接，没有送出任何内容。请与县级医保局核对地址和端口。',
  COUNTY_CERT_UNKNOWN:
    '县级服务的证书不是本机登记的那一张，没有送出任何内容。请打电话与县级医保局核对证书指纹，再在「设置 › 县级联网」中更换。',
  COUNTY_CERT_NAME: '县级服务的证书不是给这个地址的，没有送出任何内容。请与县级医保局核对地址。',
  COUNTY_CERT_EXPIRED:
    '县级服务的证书已过期，或本机时间不对（本机现在是 {now}）。没有送出任何内容。请先核对电脑时间；时间没有错时，请县级医保局更换证书。',
  COUNTY_CERT_EARLY:
    '县级服务的证书还没有生效，多半是本机时间慢了（本机现在是 {now}）。没有送出任何内容。请先把电脑时间调对。',
  COUNTY_CANCELLED: '已停止送交，批次都在本机。需要时再送，会从断开的地方接着送。',
  COUNTY_BAD_ANSWER: '县级服务的答复不完整或看不懂（{what}），没有采用。会自动再试；一直这样时请告知县级医保局。',
  COUNTY_BAD_REQUEST: '县级服务认为这次请求不对，已停止送交，批次都在本机。请核对两边程序的版本，并告知县级医保局。',
  COUNTY_BAD_TOKEN: '县级服务要求重新登录，会自动再试。',
  COUNTY_UNKNOWN_DEVICE:
    '县级没有本机的登记，已停止送交，批次都在本机。请与县级医保局核对，用新的一次性登记码在「设置 › 县级联网」中重新登记。',
  COUNTY_REVOKED: '县级已停用这台电脑，不能再送交，批次都在本机。请打电话与县级医保局核对原因。',
  COUNTY_BAD_CODE: '一次性登记码不对、已用过或已过期，没有登记。请向县级医保局要一个新的登记码。',
  COUNTY_NOT_FOUND: '县级没有这一批，会重新送交。',
  COUNTY_NAME_TAKEN: '县级已有另一台电脑用本机的编号（乡镇代码和字母），没有登记。请与县级医保局核对是哪一台。',
  COUNTY_FORK:
    '县级已收到同一批号、内容不同的批次，已停止送交。可能有两台电脑用了同一份数据，或恢复过旧数据。请不要再封批，立即打电话与县级医保局核对。',
  COUNTY_WRONG_OFFSET: '两边记的进度不一致，会从县级已存好的地方接着送。',
  COUNTY_TOO_LARGE: '县级服务不收这么大的批次，已停止送交，批次在本机。请改用优盘送交，并告知县级医保局。',
  COUNTY_REFUSED:
    '县级检查批次文件没有通过（{why}），没有收下，也没有登记其中任何一份。批次在本机，请把这句话告知县级医保局。',
  COUNTY_BUSY: '县级正在接收同一批（可能上一次还没有断开），会自动再试。',
  COUNTY_TOO_MANY: '县级服务正忙，请求太多，会过一会儿自动再试。',
  COUNTY_BAD_CHECKSUM: '传送中内容有损坏，县级没有收下这一段，会自动重送。',
  COUNTY_FAULT: '县级服务出了故障，会自动再试。批次都在本机。',
  COUNTY_STOPPING: '县级服务正在重新启动，会自动再试。',
  COUNTY_FULL: '县级服务的磁盘满了，没有收下。批次都在本机，会自动再试，请告知县级医保局。',
  COUNTY_OTHER: '答复的是另一个县的服务（{found}），本机登记在 {own}，已停止送交。请核对县级服务地址。',
  COUNTY_EPOCH_BACK:
    '县级服务的登记比以前收到的还旧（现在 {found}，以前 {own}），可能接到了备用机或旧数据，已停止送交。请打电话与县级医保局核对。',
  SYNC_BUSY: '正在与县级联系，请等它完成或停止后再试。',
  // What comes back from the county
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
  FEED_UNREADABLE: '这不是县级的反馈文件，或文件不完整，没有采用。请向县级重新拷一份。',
  FEED_ALTERED: '反馈文件的签名或内容不对：文件损坏、被改动过，或不是县级医保局签发的，没有采用。请向县级重新拷一份。',
  FEED_OTHER_COUNTY: '反馈文件由另一把县级密钥或另一个县（{found}）签发，本机登记的是 {own}，没有采用。',
  FEED_OTHER_DEVICE: '这是另一台电脑（{pc}）的反馈文件，已跳过。请拿到那台电脑上导入。',
  FEED_OLD_EPOCH: '这是县级恢复数据以前的旧反馈，不能再用，已跳过。请向县级重新拷一份。',
  FEED_GAP: '缺少前面的反馈文件（本机收到第 {have} 条，这份从第 {first} 条开始），没有采用。请先导入前面的那一份。',
  NOT_RETURNED: '县级没有退回这份申请，不能更正。',
} as const satisfies Readonly<Record<string, string>>;

/** A code of the registry. */
export type ErrorCode = keyof typeof ERROR_TEXTS;

/** Codes that once existed; none of them may come back with another meaning. */
export const RETIRED_CODES: readonly string[] = [];

/** The Chinese sentence of a failure, its blanks filled. */
export function errorText(error: {
  readonly code: ErrorCode;
  readonly detail?: Readonly<Record<string, string | number>> | undefined;
}): string {
  return ERROR_TEXTS[error.code].replace(/\{(\w+)\}/g, (_, name: string) => String(error.detail?.[name] ?? '—'));
}
