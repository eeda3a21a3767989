import type { UserRow } from '#shared/contract/access/users.ts';
import { useAction } from '../../client/use-channel.ts';
import { Confirm } from '../../ui/overlay/confirm.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';

/** Takes somebody off this PC, after saying what that does. */
export function RemoveUser({ user, onClose }: { readonly user: UserRow; readonly onClose: () => void }) {
  const remove = useAction('user/remove', ['user/list']);
  return (
    <Confirm
      isOpen
      title={`移除用户 ${user.name}`}
      effect={`移除后，${user.name}不能再登录这台电脑。办理过的申请、文书和操作记录都保留，仍写着这个姓名。以后需要时可以重新添加。`}
      verb="移除"
      isDanger
      isBusy={remove.isPending}
      onConfirm={() =>
        remove.mutate(
          { userId: user.id },
          {
            onSuccess: () => notifyDone(`已移除${user.name}。`),
            onError: notifyFailure,
            onSettled: onClose,
          },
        )
      }
      onClose={onClose}
    />
  );
}
