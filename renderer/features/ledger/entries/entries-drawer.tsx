import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LedgerRow } from '#shared/contract/case/ledger.ts';
import { shortNumber } from '../../../text/application-number.ts';
import { instantToDay } from '../../../text/instants.ts';
import { WORDS } from '../../../text/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Money } from '../../../ui/money.tsx';
import { ArticleLink } from '../../../ui/overlay/article-link.tsx';
import { useDialogCare } from '../../../ui/overlay/use-dialog-care.ts';
import { behindLimit, type Limit } from './behind-limit.ts';
import css from './entries.module.css';
import { ENTRY_KINDS, sourceOf } from './entry-kinds.ts';

type EntriesDrawerProps = {
  readonly limit: Limit;
  /** Null: still being read. */
  readonly rows: readonly LedgerRow[] | null;
  readonly article: string;
  readonly passage: string;
  /** What stands for `rest`: used, but in no entry. */
  readonly restWord: string;
  /** What else must be known of these figures; null: nothing. */
  readonly note?: string | null;
  readonly onClose: () => void;
};

/** What is left of a limit, taken apart: the limit, the entries that used it, each with its case. Escape goes back. */
export function EntriesDrawer({ limit, rows, article, passage, restWord, note = null, onClose }: EntriesDrawerProps) {
  useDialogCare(true);
  const title = `${limit.title}台账`;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={600}
      title={<span className={css['title']}>{title}</span>}
      closeButtonProps={{ 'aria-label': WORDS.close }}
    >
      <dl className={css['facts']}>
        <div>
          <dt>限额</dt>
          <dd>{limit.limit === null ? '不设' : <Money amount={limit.limit} weight="sum" />}</dd>
        </div>
        <div>
          <dt>已用</dt>
          <dd>
            <Money amount={limit.used} weight="sum" />
          </dd>
        </div>
        <div>
          <dt>剩余</dt>
          <dd>{limit.limit === null ? '不限' : <Money amount={limit.remaining} weight="sum" />}</dd>
        </div>
        {article === '' ? null : (
          <div>
            <dt>依据</dt>
            <dd>
              <ArticleLink article={article} passage={passage} />
            </dd>
          </div>
        )}
      </dl>
      {note === null ? null : <p className={css['note']}>{note}</p>}
      {rows === null ? (
        <p className={css['text']}>正在读取台账</p>
      ) : (
        <Entries limit={limit} all={rows} title={title} restWord={restWord} />
      )}
    </Drawer>
  );
}

type EntriesProps = Pick<EntriesDrawerProps, 'limit' | 'restWord'> & {
  readonly all: readonly LedgerRow[];
  readonly title: string;
};

function Entries({ limit, all, title, restWord }: EntriesProps) {
  const { rows, sum, rest } = behindLimit(limit, all);
  return (
    <table className={css['entries']} aria-label={title}>
      <thead>
        <tr>
          <th>日期</th>
          <th>类型</th>
          <th>救助项目</th>
          <th>申请和来源</th>
          <th>金额（元）</th>
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 ? (
          <tr>
            <td colSpan={5}>在台账上还没有已确认的记录。</td>
          </tr>
        ) : null}
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{instantToDay(row.at)}</td>
            <td>
              <Chip meaning={ENTRY_KINDS[row.kind].meaning} icon={ENTRY_KINDS[row.kind].icon}>
                {ENTRY_KINDS[row.kind].word}
              </Chip>
            </td>
            <td>{row.fundName}</td>
            <td>
              <EntryLinks row={row} />
              <span className={css['source']}>{sourceOf(row)}</span>
            </td>
            <td>
              <Money amount={row.amount} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4}>台账合计</td>
          <td>
            <Money amount={sum} weight="sum" />
          </td>
        </tr>
        {rest === 0 ? null : (
          <tr>
            <td colSpan={4}>{restWord}</td>
            <td>
              <Money amount={rest} weight="sum" />
            </td>
          </tr>
        )}
      </tfoot>
    </table>
  );
}

/** The case of an entry, and its settlement while that stands. */
export function EntryLinks({ row }: { readonly row: LedgerRow }) {
  const { applicationId: id, applicationNumber: number, kind, isReversed } = row;
  return (
    <span className={css['links']}>
      <Link to="/applications/$id" params={{ id }} className={css['link']} title={number ?? ''}>
        {shortNumber(number ?? WORDS.noNumber)}
      </Link>
      {kind === 'settlement' && !isReversed ? (
        <Link
          to="/applications/$id"
          params={{ id }}
          search={{ at: 'settle' }}
          className={css['link']}
          aria-label={`${number ?? ''} 的测算`}
        >
          测算
        </Link>
      ) : null}
      {isReversed ? <span className={css['faint']}>已冲销</span> : null}
    </span>
  );
}
