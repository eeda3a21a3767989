import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { UserRow } from '#shared/contract/access/users.ts';
import { useAction } from '../../../client/use-channel.ts';
import { Confirm } from '../../../ui/overlay/confirm.tsx';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';

/** Takes somebody off this PC, after saying what that does, and offers what it does not do: a new data key. */
export function RemoveUser({ user, onClose }: { readonly user: UserRow; readonly onClose: () => void }) {
  const remove = useAction('user/remove', ['user/list']);
  const [isRemoved, setRemoved] = useState(false);
  const navigate = useNavigate();
  if (isRemoved) {
    return (
      <Confirm
        isOpen
        title="是否更换数据密钥"
        effect={`${user.name}已移除，不能再登录。如果此人可能留有这台电脑的旧文件或备份，请接着更换数据密钥：换好以后，此人留着的旧文件加上原来的密码，也打不开以后的数据。这台电脑的批次签名不会因此更换，请同时告诉县级。没有这种可能，可以取消。`}
        verb="更换数据密钥"
        onConfirm={() => {
          onClose();
          void navigate({ to: '/settings/keys' });
        }}
        onClose={onClose}
      />
    );
  }
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
            onSuccess: () => {
              notifyDone(`已移除${user.name}。`);
              setRemoved(true);
            },
            onError: (error) => {
              notifyFailure(error);
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
