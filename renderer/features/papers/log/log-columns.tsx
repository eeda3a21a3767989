import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PrintLogRow } from '#shared/contract/case/paper.ts';
import { instantToMinute } from '../../../text/instants.ts';
import { WORDS } from '../../../text/words.ts';
import type { Column } from '../../../ui/table/column.ts';
import { CopyMark } from './copy-mark.tsx';

const numberOf = ({ about }: PrintLogRow): string => (about === '' ? WORDS.noNumber : about);

/** The columns of the log; it comes newest first and stays so. */
export const LOG_COLUMNS: readonly Column<PrintLogRow>[] = [
  { key: 'at', title: '生成时间', width: 140, render: ({ print }) => instantToMinute(print.madeAt) },
  { key: 'title', title: '文书', render: ({ print }) => print.title, tooltip: ({ print }) => print.title },
  { key: 'copy', title: '第几次', width: 96, render: ({ copy }) => <CopyMark copy={copy} /> },
  {
    key: 'about',
    title: '编号',
    width: 226,
    render: (row) =>
      row.applicationId === null ? (
        numberOf(row)
      ) : (
        <Anchor
          component={Link}
          to={`/applications/${row.applicationId}`}
          size="sm"
          aria-label={`打开申请 ${numberOf(row)}`}
        >
          {numberOf(row)}
        </Anchor>
      ),
    tooltip: numberOf,
  },
  {
    key: 'person',
    title: '申请人',
    width: 100,
    render: ({ personName }) => personName,
    tooltip: ({ personName }) => personName,
  },
  { key: 'pages', title: '页数', width: 56, align: 'right', render: ({ print }) => print.pages },
  {
    key: 'user',
    title: '经办人',
    width: 90,
    render: ({ print }) => print.madeBy,
    tooltip: ({ print }) => print.madeBy,
  },
  {
    key: 'hash',
    title: '校验值',
    width: 90,
    minTable: 1060,
    render: ({ print }) => print.sha256.slice(0, 8),
    tooltip: ({ print }) => print.sha256,
  },
];
