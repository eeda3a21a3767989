import { useHotkeys, type HotkeyItem } from '@mantine/hooks';
import { useSessionView } from '../client/use-session.ts';

/** Keys of a page: not while something is typed, a dialog is open or the sign-in lies over the page. */
export function usePageKeys(keys: readonly (readonly [key: string, act: () => void])[]): void {
  const session = useSessionView();
  const isHere = session.data?.isSignedIn === true;
  useHotkeys(
    keys.map(([key, act]): HotkeyItem => [
      key,
      () => {
        if (isHere && document.querySelector('[role="dialog"]') === null) act();
      },
    ]),
  );
}
