import type { ChannelOutput } from '#shared/contract/index.ts';
import { Money } from '../../../ui/money.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import css from '../people.module.css';

type Preview = {
  readonly data: ChannelOutput<'people/mergePreview'> | undefined;
  readonly error: unknown;
};

/** Cases whose amounts move when two files become one person (`what`: 合并), or two again (撤销). */
export function MovedTable({ preview: { data, error }, what }: { readonly preview: Preview; readonly what: string }) {
  if (data === undefined) return error === null ? <Loading lines={2} /> : null;
  if (data.rows.length === 0) return <Notice meaning="ok">没有申请的金额因此变化。</Notice>;
  return (
    <>
      <Notice meaning="warn">
        {what}后这些申请的金额会变化，要在「批次」页重新测算并再复核一次；已付多的列为应追回。
      </Notice>
      <table className={css['moves']}>
        <thead>
          <tr>
            <th scope="col">申请</th>
            <th scope="col">现在应付</th>
            <th scope="col">{what}后应付</th>
            <th scope="col">应追回</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.id}>
              <td>{row.number}</td>
              <td>
                <Money amount={row.before} />
              </td>
              <td>{row.after === null ? '暂不能确定' : <Money amount={row.after} />}</td>
              <td>
                <Money amount={row.recover} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
