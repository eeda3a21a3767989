import { IconListCheck, IconPackageExport, type IconProps } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useChannel } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { useSync } from '../../sync/use-sync.ts';
import css from './desk-state.module.css';
import { countyWords, rosterWords, type StateWords } from './state-words.ts';

/** One line over the queue: what reached the county, and how old the rosters are. The bar above says when the data was backed up. */
export function DeskState() {
  const { today } = useSession();
  const batches = useChannel('batch/list', {}).data;
  const sync = useSync().data;
  const rosters = useChannel('roster/list', {}).data;
  const county = batches === undefined || sync === undefined ? null : countyWords(batches.rows, sync);
  return (
    <ul className={css['line']} aria-label="送达和名册">
      {county === null ? null : <Entry to="/batches" icon={IconPackageExport} name="送县级" state={county} />}
      {rosters === undefined ? null : (
        <Entry to="/rosters" icon={IconListCheck} name="名册" state={rosterWords(rosters.rosters, today)} />
      )}
    </ul>
  );
}

type EntryProps = {
  readonly to: '/batches' | '/rosters';
  readonly icon: ComponentType<IconProps>;
  readonly name: string;
  readonly state: StateWords;
};

function Entry({ to, icon: Icon, name, state }: EntryProps) {
  return (
    <li className={css['entry']}>
      <Link to={to} className={css['link']} data-warning={state.isWarning || undefined}>
        <Icon size={14} stroke={1.5} aria-hidden />
        <span className={css['name']}>{name}</span>
        {state.words}
      </Link>
    </li>
  );
}
