import { fen } from '#shared/fen.ts';
import type { ListPaper } from '../../../electron/print/lists/list-paper.ts';

/** A public notice of so many people. */
export const publicNoticeOf = (people: number, name = '佟桂兰'): ListPaper => ({
  kind: 'publicNotice',
  townshipName: '溪口县桥头镇人民政府',
  number: '210599103-A-G-20231020',
  facts: [
    ['公示单位', '溪口县桥头镇人民政府'],
    ['公示期', '2023-10-20 至 2023-10-26'],
    ['公示人数', `${people} 人`],
    ['监督电话', '024-43551208'],
  ],
  tables: [
    {
      heading: '',
      columns: [
        { title: '序号', mm: 11, as: 'middle' },
        { title: '姓名', mm: 26, as: 'text' },
        { title: '证件号码', mm: 39, as: 'middle' },
        { title: '村（居）', as: 'text' },
        { title: '救助类别', mm: 30, as: 'text' },
        { title: '总费用', mm: 24, as: 'amount' },
        { title: '救助金额', mm: 24, as: 'amount' },
      ],
      rows: Array.from({ length: people }, (_, index) => [
        String(index + 1),
        name,
        '2105**********1220',
        '三道沟村',
        '低保对象',
        5_000_000,
        index === 1 ? null : 1_155_000,
      ]),
      sum: ['', '合计', '', '', '', people * 5_000_000, people * 1_155_000],
      none: '没有人。',
    },
  ],
  total: { name: '救助金额合计', amount: fen(people * 1_155_000) },
  notes: ['公示期内对上列对象或金额有异议的，请用电话、书面或当面向公示单位反映。'],
  signers: ['公示经办人（签字）', '村（居）监督人（签字）', '公示单位（盖章）'],
  isDraft: false,
  mark: null,
  reprint: 1,
  printedAt: '2023-10-20 10:26',
  printedBy: '赵敏',
});

/** A handover of one application: four boxes, a long hash. */
export const BATCH_SLIP: ListPaper = {
  ...publicNoticeOf(1),
  kind: 'batchSlip',
  number: '210599103-A-P-00003',
  facts: [
    ['批次', '第 3 批'],
    ['封批', '2023-10-20 10:20，赵敏'],
    ['送往', '溪口县医疗保障局'],
    ['文件大小', '20481 字节'],
    ['文件名', 'AID-210599103-A-00003.aidbatch'],
    ['份数', '1 份'],
    ['文件校验值', '9f2c41d0 7ab3e551 0c9d8e7f 66554433 22110099 aabbccdd eeff0011 22334455'],
  ],
  tables: [
    {
      heading: '批次内的申请',
      columns: [
        { title: '序号', mm: 11, as: 'middle' },
        { title: '申请编号', mm: 46, as: 'text' },
        { title: '姓名', as: 'text' },
        { title: '救助类别', mm: 34, as: 'text' },
        { title: '总费用', mm: 25, as: 'amount' },
        { title: '救助金额', mm: 25, as: 'amount' },
      ],
      rows: [['1', '210599103-A-2023-00007', '佟桂兰', '低保对象', 5_000_000, 1_155_000]],
      sum: ['', '合计', '1 份', '', null, 1_155_000],
      none: '',
    },
  ],
  signers: ['移交人（签字）', '接收人（签字）', '移交单位（盖章）', '接收单位（盖章）'],
};

/** A year of one person: entries with one taken back, and what is left of two limits. */
export const PERSON_LEDGER: ListPaper = {
  ...publicNoticeOf(1),
  kind: 'personLedger',
  number: '210599103-A-T-2023-4B0D1E',
  facts: [
    ['姓名', '佟桂兰'],
    ['证件号码', '2105**********1220'],
    ['村（居）', '三道沟村'],
    ['年度', '2023 年'],
  ],
  tables: [
    {
      heading: '发生明细',
      columns: [
        { title: '记账时间', mm: 32, as: 'middle' },
        { title: '类型', mm: 20, as: 'middle' },
        { title: '资金', as: 'text' },
        { title: '申请编号', mm: 44, as: 'text' },
        { title: '经办人', mm: 18, as: 'text' },
        { title: '金额', mm: 25, as: 'amount' },
      ],
      rows: [
        ['2023-03-01 09:12', '期初数', '基本救助', '', '赵敏', 300_000],
        ['2023-06-15 10:20', '测算确认', '基本救助', '210599103-A-2023-00007', '赵敏', 1_155_000],
        ['2023-06-16 08:41', '冲回', '基本救助', '210599103-A-2023-00007', '赵敏', -1_155_000],
        ['2023-06-16 09:05', '测算确认', '基本救助', '210599103-A-2023-00007', '赵敏', 1_105_000],
      ],
      sum: ['', '合计', '', '', '', 1_405_000],
      none: '',
    },
    {
      heading: '年度限额',
      columns: [
        { title: '限额', as: 'text' },
        { title: '全年限额', mm: 28, as: 'amount' },
        { title: '已用', mm: 28, as: 'amount' },
        { title: '剩余', mm: 28, as: 'amount' },
        { title: '依据', mm: 48, as: 'text' },
      ],
      rows: [
        ['基本救助', 2_000_000, 1_405_000, 595_000, '本溪市实施方案 四(六)'],
        ['倾斜救助', null, 0, null, '本溪市实施方案 四(七)'],
      ],
      sum: null,
      none: '',
    },
  ],
  total: { name: '2023 年救助合计', amount: fen(1_405_000) },
  notes: ['“—”表示没有限额。冲回的记录与它冲回的记录一正一负，都列在上面。'],
  signers: ['制表人（签字）', '复核人（签字）', '经办机构（盖章）'],
};

/** What was accepted in a month; one is not settled yet. */
export const PERIOD_LIST: ListPaper = {
  ...publicNoticeOf(1),
  kind: 'periodList',
  number: '210599103-A-D-20231001-20231031',
  facts: [
    ['受理期间', '2023-10-01 至 2023-10-31'],
    ['份数', '2 份'],
    ['县级已批准', '0 份'],
    ['县级批准金额', '0.00 元'],
  ],
  tables: [
    {
      heading: '',
      columns: [
        { title: '序号', mm: 10, as: 'middle' },
        { title: '申请编号', mm: 42, as: 'text' },
        { title: '受理日期', mm: 21, as: 'middle' },
        { title: '姓名', as: 'text' },
        { title: '村（居）', mm: 22, as: 'text' },
        { title: '状态', mm: 15, as: 'middle' },
        { title: '总费用', mm: 23, as: 'amount' },
        { title: '救助金额', mm: 22, as: 'amount' },
      ],
      rows: [
        ['1', '210599103-A-2023-00007', '2023-10-20', '佟桂兰', '三道沟村', '已复核', 5_000_000, 1_155_000],
        ['2', '210599103-A-2023-00008', '2023-10-23', '郎玉珍', '石桥子村', '已受理', 1_426_000, null],
      ],
      sum: ['', '合计', '', '', '', '', 6_426_000, 1_155_000],
      none: '',
    },
  ],
  total: { name: '救助金额合计', amount: fen(1_155_000) },
  notes: [
    '救助金额是已确认测算的应付金额；“—”表示还没有确认。',
    '县级批准金额是县级到打印时为止对表内申请批准的金额合计，部分批准的按批准的金额计入。',
  ],
  signers: ['制表人（签字）', '负责人（签字）', '经办机构（盖章）'],
  reprint: 0,
};
