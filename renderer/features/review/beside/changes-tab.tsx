import type { EarlierSettlement } from '#shared/contract/case/review.ts';
import { changedFields } from '#shared/domain/review/changed-fields.ts';
import { fieldAt } from '#shared/domain/review/form-fields.ts';
import { instantToMinute } from '../../../text/instants.ts';
import { Money } from '../../../ui/money.tsx';
import { answerWords, isUnchanged } from '../comments/answer-words.ts';
import { useCase } from '../case/use-case.ts';
import css from './beside.module.css';
import { changedFigures } from './changed-figures.ts';

/** What changed since the case was settled before, and what reviewers said then. */
export function ChangesTab() {
  const { earlier, comments, detail } = useCase().seen;
  if (detail.settlement === null && earlier.length === 0) return <p className={css['empty']}>还没有确认过测算。</p>;
  return (
    <div className={css['body']} tabIndex={0} role="group" aria-label="变动">
      {earlier.length === 0 ? <p className={css['soft']}>这是第一次测算，没有可以比较的。</p> : null}
      {/* The newest comparison first: what was changed on the last return is what is looked for. */}
      {earlier.toReversed().map((settlement) => (
        <Compared key={settlement.settledAt} earlier={settlement} />
      ))}
      {comments.length === 0 ? null : (
        <section>
          <h3 className={css['title']}>复核意见</h3>
          <ul className={css['comments']}>
            {comments.map((comment) => (
              <li key={comment.id}>
                <strong>{comment.place}</strong>
                {comment.value === '' ? '' : `（当时 ${comment.value}）`}　{comment.by}：{comment.text}
                <span className={css['answer']}>
                  {comment.answeredBy} {answerWords(comment)}
                  {isUnchanged(comment, fieldAt(detail.form, comment.path)?.value ?? null) ? '，这一格与当时相同' : ''}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Compared({ earlier }: { readonly earlier: EarlierSettlement }) {
  const { form, settlement } = useCase().seen.detail;
  const names = new Map(
    [...(earlier.form?.visits ?? []), ...form.visits].map(({ key }) => {
      const index = form.visits.findIndex((visit) => visit.key === key);
      return [key, index === -1 ? '去掉的票据' : `第 ${index + 1} 张票据`];
    }),
  );
  const figures = settlement === null ? [] : changedFigures(earlier.settlement, settlement, names);
  const fields = earlier.form === null ? [] : changedFields(earlier.form, form);
  const which = earlier.isFirst ? '首次测算' : '上一次测算';
  return (
    <section>
      <h3 className={css['title']}>
        与{which}相比
        <span className={css['soft']}>
          {instantToMinute(earlier.settledAt)} {earlier.settledBy}
        </span>
      </h3>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" data-align="right">
              原
            </th>
            <th scope="col" data-align="right">
              现
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ name, before, after }) => (
            <tr key={name} data-changed={before !== after || undefined}>
              <th scope="row">{name}（元）</th>
              <td data-align="right">
                <Money amount={before} />
              </td>
              <td data-align="right">
                <Money amount={after} weight="sum" />
              </td>
            </tr>
          ))}
          {fields.map(({ path, place, before, after, isAmount }) => (
            <tr key={path} data-changed>
              <th scope="row">{place}</th>
              <td data-align={isAmount ? 'right' : undefined}>{before === null ? '没有' : before || '未填'}</td>
              <td data-align={isAmount ? 'right' : undefined}>{after === null ? '去掉' : after || '未填'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {earlier.form === null ? (
        <p className={css['soft']}>当时填写的内容没有留存，只能比较金额。</p>
      ) : fields.length === 0 ? (
        <p className={css['soft']}>填写的内容没有变动。</p>
      ) : null}
    </section>
  );
}
