import { OPTIONS_HELP } from './options.ts';

/** `--help`. */
export const COUNTY_HELP = `用法：npm run -s county -- [命令] [选项]

命令（服务正在运行时也可以用，由服务代办）：
  （不写）                       启动县级服务，Ctrl+C 停止
  make-code 电脑编号 [旧编号…]   生成一次性登记码 [--days 有效天数，默认 14]；数据迁移过来的写明旧编号
  enrol 登记申请文件             不联网登记一台电脑 [--to 答复写到哪里]
  devices                        列出登记的电脑
  revoke 电脑编号 --reason 原因  停用一台电脑
  import 文件或文件夹…           从 U 盘读入批次 [--to 回执写到哪里]
  export-receipts [电脑编号…] --to 文件夹
  export-feed [电脑编号…] --to 文件夹
  publish-roster 名册文件 [电脑编号…] --title 名称 [--as-of 日期] [--sheet 工作表]
  publish-pack 政策包.aidpack [电脑编号…]
  publish-ledger [电脑编号…]     下发全县已用额度 [--year 年度，默认今年]
  backup 文件夹                  备份日志和批次（不含密钥）
  restore 备份文件夹             恢复到空文件夹（--folder） [--keys 密钥文件夹] [--journal-copy 第二份日志]
  rotate-key                     更换县级密钥（先停止服务）
  prepare-data-key --to 保管密钥的地方   准备新的数据密钥，连同全部密钥抄到那里，显示核对码
  rotate-data-key 核对码         更换数据密钥，全部日志重新加密（先停止服务）
  copy-keys --to 保管密钥的地方   再抄一份正在用的全部密钥，不含换下的数据密钥
  raise-epoch --reason 原因      用别的办法恢复旧数据以后，换一轮
  enter-paid 申请编号 版次 金额 付款日期 --reason 银行回单号   补登恢复以前的付款
  scrub                          巡检日志和全部批次
  rebuild                        重建查询表
  quarantine                     列出隔离区里的批次和原因
  release 电脑编号 批号 --reason 原因   放回隔离区的一批，再读一次
  drop 电脑编号 批号 --reason 原因      删去隔离区的一批
  recheck                        重新复算等政策包的申请
  new-password 用户              发一个一次性密码

选项：
${OPTIONS_HELP}

退出码：0 完成；1 有内容没有接收或检查不通过；2 用法不对或打不开。`;
