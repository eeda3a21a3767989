import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { forgetFailure, forgetNotices } from '../ui/overlay/notify.tsx';

/** Takes notices away when they no longer speak of what is on the screen: after a move, or once a step succeeded. */
export function useNoticeCare(): void {
  const { pathname } = useLocation();
  const client = useQueryClient();
  useEffect(() => forgetNotices, [pathname]);
  useEffect(
    () =>
      client.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'success') forgetFailure();
      }),
    [client],
  );
}
