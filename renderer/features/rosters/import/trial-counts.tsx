import type { RosterCounts } from '#shared/roster/roster-plan.ts';
import css from '../rosters.module.css';

const KINDS = [
  ['added', '新增'],
  ['changed', '变化'],
  ['unchanged', '不变'],
  ['duplicate', '重复'],
  ['refused', '拒收'],
  ['ignored', '忽略'],
] as const;

/** The counts, and the sum by which anybody can check them. */
export function TrialCounts({ counts }: { readonly counts: RosterCounts }) {
  const parts = KINDS.filter(([kind]) => counts[kind] > 0).map(([kind, word]) => `${word} ${counts[kind]}`);
  return (
    <>
      <dl className={css['counts']}>
        {[...KINDS.slice(0, 2), ['ended', '终止'] as const, ...KINDS.slice(2)].map(([kind, word]) => (
          <div key={kind}>
            <dt>{word}</dt>
            <dd data-zero={counts[kind] === 0 || undefined}>{counts[kind]}</dd>
          </div>
        ))}
      </dl>
      <p className={css['sum']}>
        文件共 {counts.rows} 行{parts.length === 0 ? '' : ` = ${parts.join(' + ')}`}。在册人数 {counts.before} →{' '}
        {counts.after}
        {counts.ended === 0 ? '' : `，另有 ${counts.ended} 项身份不在文件里，将终止`}
        {counts.stopped === 0 ? '' : `，其中 ${counts.stopped} 行注明已停止`}。
      </p>
    </>
  );
}
