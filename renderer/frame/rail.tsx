import { Tooltip } from '@mantine/core';
import {
  IconBuildingHospital,
  IconChecks,
  IconFileCertificate,
  IconFilePlus,
  IconInbox,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconListCheck,
  IconListDetails,
  IconPackageExport,
  IconPrinter,
  type IconProps,
  IconSettings,
  IconSpeakerphone,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import type { ComponentType, ReactElement } from 'react';
import { useChannel } from '../client/use-channel.ts';
import { useMissingRole } from '../client/use-missing-role.ts';
import { useSession } from '../client/use-session.ts';
import { WORDS } from '../text/words.ts';
import { Kbd } from '../ui/kbd.tsx';
import css from './frame.module.css';
import { ReviewCount } from './top/review-count.tsx';

const PAGES = [
  { to: '/notices', word: WORDS.notices, icon: IconSpeakerphone },
  { to: '/batches', word: WORDS.batches, icon: IconPackageExport },
  { to: '/ledger', word: WORDS.ledger, icon: IconListDetails },
  { to: '/people', word: WORDS.people, icon: IconUsers },
  { to: '/rosters', word: WORDS.rosters, icon: IconListCheck },
  { to: '/papers', word: WORDS.papers, icon: IconPrinter },
  { to: '/policy', word: WORDS.policy, icon: IconFileCertificate },
  { to: '/settings', word: WORDS.settings, icon: IconSettings },
] as const;

const APPLICATION = '/applications/';

type RailProps = { readonly isNarrow: boolean; readonly onToggle: () => void; readonly onNew: () => void };

/** Where one can go: icons and words, or icons alone. */
export function Rail({ isNarrow, onToggle, onNew }: RailProps) {
  const { station, user } = useSession();
  const missing = useMissingRole('clerk');
  const place = usePlace();
  return (
    <nav className={css['rail']} aria-label="主导航">
      <div className={css['brand']} title={`${WORDS.appName} · ${station.townshipName}`}>
        <IconBuildingHospital size={26} stroke={1.5} className={css['mark']} aria-hidden />
        <div className={css['brandText']}>
          <div className={css['brandName']}>{WORDS.appName}</div>
          <div className={css['brandPlace']}>{station.townshipName}</div>
        </div>
      </div>
      <ul className={css['entries']}>
        <Entry word={WORDS.desk} isNarrow={isNarrow}>
          <Link to="/" className={css['entry']} data-active={place === 'desk'} aria-label={WORDS.desk}>
            <EntryFace icon={IconInbox} word={WORDS.desk} />
          </Link>
        </Entry>
        <Entry word={WORDS.newApplication} isNarrow={isNarrow && missing === null} endsGroup>
          <button
            type="button"
            disabled={missing !== null}
            title={missing ?? undefined}
            className={css['entry']}
            data-active={place === 'new'}
            onClick={onNew}
            aria-label={isNarrow ? WORDS.newApplication : undefined}
          >
            <EntryFace icon={IconFilePlus} word={WORDS.newApplication} />
            <span className={css['entryKey']}>
              <Kbd keys="Ctrl+N" />
            </span>
          </button>
        </Entry>
        {user.roles.includes('reviewer') ? (
          <Entry word={WORDS.review} isNarrow={isNarrow}>
            <Link to="/review" className={css['entry']} aria-label={WORDS.review}>
              <EntryFace icon={IconChecks} word={WORDS.review} />
              <ReviewCount />
            </Link>
          </Entry>
        ) : null}
        {PAGES.map(({ to, word, icon }) => (
          <Entry key={to} word={word} isNarrow={isNarrow}>
            <Link to={to} className={css['entry']} aria-label={word}>
              <EntryFace icon={icon} word={word} />
            </Link>
          </Entry>
        ))}
      </ul>
      <div className={css['fold']}>
        <button
          type="button"
          className={css['entry']}
          onClick={onToggle}
          aria-label={isNarrow ? '展开导航' : '收起导航'}
          aria-expanded={!isNarrow}
        >
          <EntryFace icon={isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse} word="收起" />
        </button>
      </div>
    </nav>
  );
}

/** A draft is being taken down; what was accepted once belongs to the desk it was opened from, also as a draft to be corrected. */
function usePlace(): 'desk' | 'new' | null {
  const { pathname } = useLocation();
  const isApplication = pathname.startsWith(APPLICATION);
  const { data, isFetching } = useChannel('application/list', {}, { enabled: isApplication });
  if (pathname === '/') return 'desk';
  if (!isApplication) return null;
  const row = data?.rows.find(({ id }) => id === pathname.slice(APPLICATION.length));
  // What is not among the newest was opened from the desk; what was begun this moment will be among them.
  if (row === undefined) return isFetching ? 'new' : 'desk';
  return row.status === 'draft' && row.number === null ? 'new' : 'desk';
}

type EntryProps = {
  readonly word: string;
  readonly isNarrow: boolean;
  /** A thin line below it. */
  readonly endsGroup?: boolean;
  readonly children: ReactElement;
};

function Entry({ word, isNarrow, endsGroup = false, children }: EntryProps) {
  return (
    <li data-ends-group={endsGroup || undefined}>
      <Tooltip label={word} position="right" disabled={!isNarrow} openDelay={200}>
        {children}
      </Tooltip>
    </li>
  );
}

function EntryFace({ icon: Icon, word }: { readonly icon: ComponentType<IconProps>; readonly word: string }) {
  return (
    <>
      <Icon size={18} stroke={1.5} aria-hidden />
      <span className={css['entryText']}>{word}</span>
    </>
  );
}
