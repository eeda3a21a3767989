import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Page } from '../../../../renderer/ui/page/page.tsx';
import type { OneTimeView, UserView } from '../../api/views.ts';
import { useCall } from '../../client/use-call.ts';
import { Asked } from '../../ui/asked.tsx';
import { WORDS } from '../../words.ts';
import { ChangeRoles } from './change-roles.tsx';
import { ChangeUser, type UserChange } from './change-user.tsx';
import { MakeUser } from './make-user.tsx';
import { OneTime } from './one-time.tsx';
import { UserList } from './user-list.tsx';

/** What is open over the page. A one-time password is nowhere else and is gone with its dialog. */
type Open =
  | { readonly dialog: 'make' }
  | { readonly dialog: UserChange | 'roles'; readonly user: UserView }
  | { readonly dialog: 'once'; readonly once: OneTimeView };

/** Who may work here. */
export function UsersPage() {
  const query = useCall('users', {});
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const show = (once: OneTimeView): void => setOpen({ dialog: 'once', once });
  return (
    <Page
      title={WORDS.users}
      purpose="谁可以在县级工作台办理什么。批准一件案件的人，不能再登记它的支付。"
      action={
        <Button
          leftSection={<IconUserPlus size={16} stroke={1.5} aria-hidden />}
          onClick={() => setOpen({ dialog: 'make' })}
        >
          新用户
        </Button>
      }
    >
      <Asked query={query}>
        {({ users }) => <UserList users={users} onChange={(dialog, user) => setOpen({ dialog, user })} />}
      </Asked>
      {open?.dialog === 'make' ? <MakeUser onMade={show} onClose={close} /> : null}
      {open?.dialog === 'renew' || open?.dialog === 'deactivate' ? (
        <ChangeUser change={open.dialog} user={open.user} onRenewed={show} onClose={close} />
      ) : null}
      {open?.dialog === 'roles' ? <ChangeRoles user={open.user} onClose={close} /> : null}
      {open?.dialog === 'once' ? <OneTime once={open.once} onClose={close} /> : null}
    </Page>
  );
}
