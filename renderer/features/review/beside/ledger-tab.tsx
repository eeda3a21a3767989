import { useChannel } from '../../../client/use-channel.ts';
import { instantInList, instantToMinute } from '../../../text/instants.ts';
import { shortNumber } from '../../../text/application-number.ts';
import { useSession } from '../../../client/use-session.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { Money } from '../../../ui/money.tsx';
import { capTitle } from '../../intake/side/caps/cap-words.ts';
import { ENTRY_KINDS } from '../../ledger/entries/entry-kinds.ts';
import { useCase } from '../case/use-case.ts';
import css from './beside.module.css';

/** What this case takes of each limit, the entries of the person, and when files were put together. */
export function LedgerTab() {
  const { detail, merges } = useCase().seen;
  const caps = detail.settlement?.caps ?? [];
  return (
    <div className={css['body']} tabIndex={0} role="group" aria-label="台账">
      {caps.length === 0 ? null : (
        <table className={css['table']}>
          <caption className={css['caption']}>限额（元）</caption>
          <thead>
            <tr>
              <th scope="col">限额</th>
              <th scope="col" data-align="right">
                此前已用
              </th>
              <th scope="col" data-align="right">
                本次
              </th>
              <th scope="col" data-align="right">
                剩余
              </th>
            </tr>
          </thead>
          <tbody>
            {caps.map((cap) => (
              <tr key={`${cap.year}/${cap.pool}/${cap.name}`}>
                <th scope="row">{capTitle(cap)}</th>
                <td data-align="right">
                  <Money amount={cap.before} />
                </td>
                <td data-align="right">
                  <Money amount={cap.now} weight="sum" />
                </td>
                <td data-align="right">{cap.left === null ? '不设限额' : <Money amount={cap.left} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Entries />
      {merges.length === 0 ? null : (
        <section>
          <h3 className={css['title']}>档案合并</h3>
          <ul className={css['comments']}>
            {merges.map(({ at, who, what, reason }) => (
              <li key={at + what}>
                {instantToMinute(at)}　{who}
                {what}：{reason}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Entries() {
  const { id, form } = useCase().seen.detail;
  const { today } = useSession();
  const { data, error, refetch } = useChannel('ledger/person', { idNumber: form.person.idNumber });
  if (data === undefined) {
    return error === null ? <Loading lines={4} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  if (data.rows.length === 0) return <p className={css['soft']}>台账上还没有这个人的记录。</p>;
  return (
    <table className={css['table']}>
      <caption className={css['caption']}>台账记录（元）</caption>
      <thead>
        <tr>
          <th scope="col">年度</th>
          <th scope="col">申请</th>
          <th scope="col">事项</th>
          <th scope="col" data-align="right">
            金额
          </th>
          <th scope="col">时间</th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row) => (
          <tr key={row.id} data-own={row.applicationId === id || undefined} data-over={row.isReversed || undefined}>
            <td>{row.year}</td>
            <td>{row.applicationId === id ? '本申请' : shortNumber(row.applicationNumber ?? '')}</td>
            <td>
              {ENTRY_KINDS[row.kind].word}　{row.fundName}
            </td>
            <td data-align="right">
              <Money amount={row.amount} />
            </td>
            <td>{instantInList(row.at, today)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
