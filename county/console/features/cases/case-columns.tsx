import { Checkbox } from '@mantine/core';
import { HOLD_WORDS } from '#shared/domain/county/county-stage.ts';
import { Money } from '../../../../renderer/ui/money.tsx';
import type { CaseLine } from '../../api/views.ts';
import type { ListColumn } from '../../ui/list-table.tsx';
import { isPlain } from './bulk/is-plain.ts';
import { caseWords, shortCaseWords } from '../../words.ts';
import { StateChip } from '../../ui/state-chip.tsx';

/** What the county looks at this case for, in words; empty: nothing. */
export const lookWords = ({ reasons, pairs }: Pick<CaseLine, 'reasons' | 'pairs'>): string => {
  const words = [...new Set(reasons)].map((code) => HOLD_WORDS[code]);
  // A pair may have been found only when the other application came.
  if (words.length === 0 && pairs > 0) words.push('与另一份申请相似');
  return words.join('；');
};

/** The same with what nobody has to answer for, but should have seen. */
const remarkWords = (row: CaseLine): string =>
  [lookWords(row), row.payee === '' ? '' : '收款户名不是本人'].filter((words) => words !== '').join('；');

/** The list of cases. */
export const CASE_COLUMNS: readonly ListColumn<CaseLine>[] = [
  {
    title: '申请编号',
    width: 215,
    render: shortCaseWords,
    tooltip: caseWords,
  },
  { title: '姓名', width: 90, render: ({ name }) => name, tooltip: ({ name }) => name },
  { title: '身份证号', width: 170, minWindow: 1280, render: ({ idNumber }) => idNumber },
  { title: '受理日期', width: 100, minWindow: 1000, render: ({ acceptedOn }) => acceptedOn },
  { title: '应救助', width: 105, align: 'right', render: ({ payableFen }) => <Money amount={payableFen} /> },
  { title: '批准', width: 100, align: 'right', render: ({ approvedFen }) => <Money amount={approvedFen} /> },
  { title: '状态', width: 110, render: ({ state }) => <StateChip state={state} /> },
  { title: '要核对的', render: remarkWords, tooltip: remarkWords },
];

/** A box on each case that may be approved with others. */
export const choiceColumn = (chosen: ReadonlySet<string>, onToggle: (row: CaseLine) => void): ListColumn<CaseLine> => ({
  title: '选',
  width: 52,
  render: (row) =>
    isPlain(row) ? (
      <Checkbox
        aria-label="选这一件"
        tabIndex={-1}
        checked={chosen.has(`${row.record.batch}/${row.record.place}`)}
        onChange={() => onToggle(row)}
      />
    ) : null,
});
