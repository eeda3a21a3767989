import { Link } from '@tanstack/react-router';
import { Notice } from '../../../ui/page/notice.tsx';
import { useTwins } from '../../people/file/twins.tsx';
import { TWIN_WORDS } from '../../people/people-words.ts';
import { useIntake, useIsEditable } from '../state/use-intake.ts';
import css from './person.module.css';

/** More than a line or two would hide the form. */
const MOST = 3;

/** Nobody has the typed number, yet somebody on file may be the same person: said while the application is typed. */
export function TwinHint() {
  const isEditable = useIsEditable();
  const isKnown = useIntake(({ match }) => match !== null);
  return isEditable && !isKnown ? <Twins /> : null;
}

function Twins() {
  const person = useIntake(({ form }) => form.person);
  const account = useIntake(({ form }) => form.account);
  const twins = useTwins({ person, account }, null).filter(({ why }) => why !== 'number');
  if (twins.length === 0) return null;
  return (
    <section className={css['known']} aria-label="可能是同一人的档案">
      {twins.slice(0, MOST).map(({ why, row, applicationCount }) => (
        <Notice
          key={row.id}
          meaning="warn"
          action={
            <Link to="/people/$id" params={{ id: row.id }} className={css['link']}>
              打开档案
            </Link>
          }
        >
          可能已有档案：{row.name} {row.idNumberMasked}，{row.birthDate} 出生
          {row.village === '' ? '' : `，${row.village}`}，{applicationCount} 份申请（{TWIN_WORDS[why]}
          ）。请核对证件号；是同一人时改成档案的号码，限额才会合在一起算。
        </Notice>
      ))}
      {twins.length > MOST ? <p className={css['difference']}>另有 {twins.length - MOST} 份相近的档案。</p> : null}
    </section>
  );
}
