import { Button } from '@mantine/core';
import { instantToMinute } from '../../../text/instants.ts';
import { useIntake } from '../state/use-intake.ts';
import css from './papers.module.css';
import type { Papers } from './use-papers.ts';

/** Every paper made of this application, newest first. */
export function PrintList({ papers }: { readonly papers: Papers }) {
  const prints = useIntake((state) => state.detail.prints);
  if (prints.length === 0) return <p className={css['empty']}>还没有生成过文书。</p>;
  return (
    <table className={css['prints']}>
      <caption className={css['caption']}>已生成的文书</caption>
      <thead>
        <tr>
          <th scope="col">文书</th>
          <th scope="col">生成时间</th>
          <th scope="col">经办人</th>
          <th scope="col" data-align="end">
            页数
          </th>
          <th scope="col">校验值</th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {[...prints]
          .sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
          .map((print) => (
            <tr key={print.id}>
              <td>
                {print.title}
                {print.isDraft ? <span className={css['draft']}>草稿</span> : null}
              </td>
              <td>{instantToMinute(print.madeAt)}</td>
              <td>{print.madeBy}</td>
              <td data-align="end">{print.pages}</td>
              <td className={css['hash']} title={print.sha256}>
                {print.sha256.slice(0, 12)}
              </td>
              <td data-align="end" className={css['rowActions']}>
                <Button size="compact-xs" variant="subtle" onClick={() => void papers.open(print.id)}>
                  查看
                </Button>
                <Button size="compact-xs" variant="subtle" onClick={() => void papers.save(print.id)}>
                  存为文件
                </Button>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
