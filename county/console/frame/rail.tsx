import { IconBuildingHospital } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import css from '../../../renderer/frame/frame.module.css';
import { Kbd } from '../../../renderer/ui/kbd.tsx';
import { useSignedIn } from '../client/use-session.ts';
import { WORDS } from '../words.ts';
import { usePages } from './pages.ts';

/** Where one can go. */
export function Rail() {
  const { countyName } = useSignedIn();
  const pages = usePages();
  const { pathname } = useLocation();
  const isHere = (to: string): boolean =>
    to === '/' ? pathname === '/' || pathname.startsWith('/cases/') : pathname.startsWith(to);
  return (
    <nav className={css['rail']} aria-label="主导航">
      <div className={css['brand']} title={`${WORDS.consoleName} · ${countyName}`}>
        <IconBuildingHospital size={26} stroke={1.5} className={css['mark']} aria-hidden />
        <div className={css['brandText']}>
          <div className={css['brandName']}>县级工作台</div>
          <div className={css['brandPlace']}>{countyName}</div>
        </div>
      </div>
      <ul className={css['entries']}>
        {pages.map(({ to, word, icon: Icon }, index) => (
          <li key={to}>
            <Link to={to} className={css['entry']} data-active={isHere(to)}>
              <Icon size={18} stroke={1.5} aria-hidden />
              <span className={css['entryText']}>{word}</span>
              <span className={css['entryKey']}>
                <Kbd keys={`Alt+${index + 1}`} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
