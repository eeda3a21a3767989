import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { sentenceOf } from '../../client/app-failure.ts';
import { WORDS } from '../../text/words.ts';
import css from './overlay.module.css';

const common = { closeButtonProps: { 'aria-label': WORDS.close }, withBorder: true, radius: 'md' } as const;

const FAILURE = 'failure';

/** One sentence at a time: the newest says how things stand. */
function say(notice: Parameters<typeof notifications.show>[0]): string {
  notifications.clean();
  return notifications.show({ ...common, ...notice });
}

/** Says below the top bar that something was done. Only for what cannot be seen in place. */
export const notifyDone = (message: string): void => {
  say({ message, color: 'teal', icon: <IconCircleCheck size={18} />, autoClose: 4_000 });
};

/** Says that something was not done; stays until it is closed, a step succeeds or the page changes. */
export const notifyFailure = (error: unknown): void => notifyTrouble(sentenceOf(error));

/** The same where the sentence is known: a part of it was done. */
export const notifyTrouble = (message: string): void => {
  say({
    id: FAILURE,
    message,
    color: 'red',
    icon: <IconAlertTriangle size={18} />,
    autoClose: false,
    role: 'alert',
  });
};

/** Takes the sentence about a failure away: the step has been made since. */
export const forgetFailure = (): void => void notifications.hide(FAILURE);

/** Takes everything away: another page is on the screen. */
export const forgetNotices = (): void => notifications.clean();

/** Says what was done and offers to take it back for ten seconds. */
export function notifyUndo(message: string, onUndo: () => void): void {
  const id = say({
    autoClose: 10_000,
    color: 'gray',
    icon: <IconCircleCheck size={18} />,
    message: (
      <>
        {message}
        <Button
          className={css['undo']}
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          {WORDS.undo}
        </Button>
      </>
    ),
  });
}
