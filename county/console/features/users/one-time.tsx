import { Button, Modal } from '@mantine/core';
import type { OneTimeView } from '../../api/views.ts';
import { useSessionView } from '../../client/use-session.ts';
import css from './users.module.css';

type OneTimeProps = { readonly once: OneTimeView; readonly onClose: () => void };

/** A one-time password, shown this once; only the button takes it away. */
export function OneTime({ once, onClose }: OneTimeProps) {
  const session = useSessionView();
  return (
    <Modal
      opened={session.data?.isSignedIn === true}
      onClose={onClose}
      title={`${once.name}（${once.user}）的一次性密码`}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <p className={css['effect']}>只显示这一次。请当面告诉本人；本人登录后须马上改成自己的密码。</p>
      <div className={css['once']} role="group" aria-label="一次性密码">
        {once.password}
      </div>
      <div className={css['end']}>
        <Button onClick={onClose} data-autofocus>
          已经告诉本人
        </Button>
      </div>
    </Modal>
  );
}
