import { fail, ok, type Result } from '#shared/result.ts';
import { applicationRow } from '../../application/application-rows.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import { classWords } from './case-rows.ts';
import type { ListContent } from './list-content.ts';

const inGroups = (hash: string): string => hash.replace(/.{8}(?=.)/g, '$& ');

/** 批次交接单: which file was handed over, how to know that it is whole, and which applications are in it. */
export function batchSlip({ open: { store, station } }: UserContext, batchId: string): Result<ListContent> {
  const batch = store.batches.get(batchId);
  if (batch === null) return fail('NOT_FOUND');
  const lines = batch.applications.flatMap(({ id }) => {
    const record = store.applications.get(id);
    return record === null ? [] : [{ record, row: applicationRow(record) }];
  });
  return ok({
    suffix: String(batch.seq).padStart(5, '0'),
    facts: [
      ['批次', `第 ${batch.seq} 批`],
      ['封批', `${batch.sealedAt.slice(0, 16).replace('T', ' ')}，${batch.sealedBy}`],
      ['送往', station.county?.name ?? '县级医疗保障部门'],
      ['文件大小', `${batch.size} 字节`],
      ['文件名', batch.fileName],
      ['份数', `${batch.count} 份`],
      ['文件校验值', inGroups(batch.hash)],
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
        rows: lines.map(({ record, row }, index) => [
          String(index + 1),
          row.number ?? '',
          row.personName,
          classWords(record),
          row.totalCost,
          record.payable,
        ]),
        sum: ['', '合计', `${batch.count} 份`, '', null, batch.total],
        none: '批次里没有能读出的申请。',
      },
    ],
    total: { name: '批次金额合计', amount: batch.total },
    notes: [
      '接收人收到文件后，请核对文件名、份数、金额和校验值，与本单一致的再签收；不一致的不要签收，请与移交单位联系。',
    ],
    signers: ['移交人（签字）', '接收人（签字）', '移交单位（盖章）', '接收单位（盖章）'],
  });
}
