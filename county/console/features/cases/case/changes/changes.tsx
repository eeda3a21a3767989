import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { PageSection } from '../../../../../../renderer/ui/page/page.tsx';
import type { CaseLine, CaseView } from '../../../../api/views.ts';
import { useCall } from '../../../../client/use-call.ts';
import { Asked } from '../../../../ui/asked.tsx';
import css from '../case.module.css';
import { findChanges } from './find-changes.ts';

/** What this sending says otherwise than the one before it; nothing for the first one. */
export function Changes({ file }: { readonly file: CaseView }) {
  const former = formerOf(file);
  return former === null ? null : (
    <PageSection
      title="更正了什么"
      note={`第 ${file.row.sending} 次报送与第 ${former.sending} 次报送比较；没有改动的不列。`}
    >
      <Compared file={file} former={former} />
    </PageSection>
  );
}

/** The latest that came before this one. */
const formerOf = ({ row, revisions }: CaseView): CaseLine | null =>
  revisions
    .filter(({ revision, state }) => revision < row.revision && state !== 'duplicate')
    .toSorted((one, other) => other.revision - one.revision)[0] ?? null;

function Compared({ file, former }: { readonly file: CaseView; readonly former: CaseLine }) {
  const query = useCall('case', { record: former.record });
  return (
    <Asked query={query}>
      {(before) => {
        if (before === null) return null;
        const returned = before.decisions.findLast(({ decision }) => decision === 'returned') ?? null;
        const changes = findChanges(before.content, file.content, returned);
        return (
          <>
            {returned === null ? null : <p className={css['said']}>县级退回时说：{returned.reason}</p>}
            <p className={css['said']}>{amountWords(before.row.payableFen, file.row.payableFen)}</p>
            {changes.length === 0 ? (
              <p className={css['said']}>填报的内容没有改动。</p>
            ) : (
              <table className={`${css['beside']} ${css['changes']}`} aria-label="更正了什么">
                <thead>
                  <tr>
                    <td />
                    <th scope="col">第 {former.sending} 次报送</th>
                    <th scope="col">第 {file.row.sending} 次报送</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map(({ key, name, before: was, now, asked, isFact }) => (
                    <tr key={key} data-same={(isFact && was === now) || undefined}>
                      <th scope="row">
                        {name}
                        {asked === null ? null : <span className={css['asked']}>县级指出：{asked}</span>}
                      </th>
                      <td>{was === '' ? '—' : was}</td>
                      <td>
                        {now === '' ? '—' : now}
                        {isFact && was === now ? <span className={css['word']}>没有改动</span> : null}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        );
      }}
    </Asked>
  );
}

function amountWords(before: number, now: number): string {
  const yuan = (amount: number): string => `${formatYuanGrouped(fen(amount))} 元`;
  if (before === now) return `应救助没有变，仍是 ${yuan(now)}。`;
  const by = yuan(Math.abs(now - before));
  return `应救助由 ${yuan(before)}改为 ${yuan(now)}，${now > before ? '多' : '少'} ${by}。`;
}
