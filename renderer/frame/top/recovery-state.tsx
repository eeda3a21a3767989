import { IconKey } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from '../../client/use-session.ts';
import { RECOVERY_PLACE } from '../../features/recovery/recovery-place.ts';
import css from '../frame.module.css';

/** Stays in sight until the recovery code was confirmed: without it a forgotten password loses the data. */
export function RecoveryState() {
  if (useSession().recoveryConfirmed) return null;
  return (
    <Link to="/settings" hash={RECOVERY_PLACE} className={css['stateLink']} data-meaning="warn">
      <IconKey size={16} stroke={1.5} aria-hidden />
      恢复码未确认
    </Link>
  );
}
