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
