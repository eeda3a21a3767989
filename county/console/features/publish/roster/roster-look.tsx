import type { RosterLookView } from '../../../api/publish-views.ts';
import css from '../publish.module.css';

/** What a file reads as: how many people, its first rows, and rows that the townships will stumble over. */
export const RosterLook = ({
  look: { rows, hiddenRows, columns, sample, doubtful, doubts },
}: {
  readonly look: RosterLookView;
}) => (
  <section className={css['look']} aria-label="名册内容">
    <p className={css['line']}>
      共 {rows} 人，{columns.length} 列。前 {sample.length} 行：
    </p>
    <div className={css['sample']} tabIndex={-1}>
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {hiddenRows === 0 ? null : (
      <p className={css['line']}>表里有 {hiddenRows} 行被隐藏或筛选掉，也会一并下发。不该发的，请先在表里删去。</p>
    )}
    {doubtful === 0 ? null : (
      <>
        <p className={css['line']}>有 {doubtful} 行要核对，不妨碍下发，乡镇试算时也会逐行列出：</p>
        <ul className={css['doubts']} tabIndex={-1}>
          {doubts.map(({ line, words }) => (
            <li key={line}>
              第 {line} 行：{words}
            </li>
          ))}
          {doubtful > doubts.length ? <li>……其余 {doubtful - doubts.length} 行略。</li> : null}
        </ul>
      </>
    )}
  </section>
);
