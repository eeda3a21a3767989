import { Radio, Stack } from '@mantine/core';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { instantToDay } from '../../../../renderer/text/instants.ts';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import type { CaseLine } from '../../api/views.ts';
import { STATE_WORDS } from '../../ui/state-chip.tsx';

export const yuanWords = (amount: number): string => `${formatYuanGrouped(fen(amount))} 元`;

/** A revision as townships print it on papers: by its own number, not by how often it was sent. */
const revisionWords = ({ revision, receivedAt, payableFen, state }: CaseLine): string =>
  `第 ${revision} 版　${instantToDay(receivedAt)} 收到　应救助 ${yuanWords(payableFen)}　${STATE_WORDS[state]}`;

type RevisionFieldProps = {
  readonly revisions: readonly CaseLine[];
  readonly chosen: CaseLine | null;
  readonly onChange: (row: CaseLine) => void;
  readonly problem: string | null;
};

/** Whose application it is, and which revision of it the bank paid. */
export function RevisionField({ revisions, chosen, onChange, problem }: RevisionFieldProps) {
  const [first] = revisions;
  if (first === undefined) return null;
  return (
    <Radio.Group
      label={`${first.name}　${first.idNumber}　付的是哪一版`}
      error={problem}
      value={chosen === null ? null : String(chosen.revision)}
      onChange={(value) => {
        const row = revisions.find(({ revision }) => String(revision) === value);
        if (row !== undefined) onChange(row);
      }}
    >
      <Stack gap={4} mt={4}>
        {revisions.map((row) => (
          <Radio key={row.revision} value={String(row.revision)} label={revisionWords(row)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

type ResultProps = { readonly row: CaseLine; readonly amountFen: number; readonly paidOn: string };

/** What the county's books will say. */
export function EnterPaidResult({ row, amountFen, paidOn }: ResultProps) {
  const { number, revision, payableFen, approvedFen, state } = row;
  return (
    <Notice meaning={approvedFen !== null && approvedFen !== amountFen ? 'warn' : 'info'}>
      补记以后：{number} 第 {revision} 版记为 {paidOn} 已支付 {yuanWords(amountFen)}，
      {amountFen === payableFen ? '批准' : '部分批准'}一并补上。
      {approvedFen !== null && approvedFen !== amountFen
        ? `这里批准的是 ${yuanWords(approvedFen)}，照银行回单改成 ${yuanWords(amountFen)}。`
        : ''}
      这份申请不再列入支付清单，乡镇下次联系时收到。
      {state === 'superseded' ? '要按后来的一版支付，须先作废这一笔。' : ''}
      这里只记账，不付款。
    </Notice>
  );
}
