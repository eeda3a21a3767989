import { IconKey } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { percentOf } from '../../features/keys/rekey/rekey-words.ts';
import { useRekey } from '../../features/keys/rekey/use-rekey.ts';
import css from '../frame.module.css';

/** In sight while the data is moved to a new key, whatever page is open. */
export function RekeyState() {
  const { data } = useRekey();
  if (data?.isMoving !== true) return null;
  return (
    <Link to="/settings/keys" className={css['stateLink']}>
      <IconKey size={16} stroke={1.5} aria-hidden />
      换密钥 {percentOf(data)}%
    </Link>
  );
}
