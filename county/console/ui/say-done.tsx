import { notifications } from '@mantine/notifications';
import { IconCircleCheck } from '@tabler/icons-react';

/** Says below the top bar that something was done; one sentence at a time. */
export function sayDone(message: string): void {
  notifications.clean();
  notifications.show({
    message,
    color: 'teal',
    icon: <IconCircleCheck size={18} />,
    autoClose: 4_000,
    withBorder: true,
    radius: 'md',
    closeButtonProps: { 'aria-label': '关闭' },
  });
}
