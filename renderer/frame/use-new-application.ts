import { useNavigate } from '@tanstack/react-router';
import { ROLE_WORDS } from '#shared/domain/role.ts';
import { AppFailure } from '../client/app-failure.ts';
import { useAction } from '../client/use-channel.ts';
import { useSession } from '../client/use-session.ts';
import { dropEarlyKeys, holdEarlyKeys } from '../features/intake/page/early-keys.ts';
import { notifyFailure } from '../ui/overlay/notify.tsx';

type NewApplication = {
  readonly create: () => void;
  readonly isBusy: boolean;
  /** False for somebody who only reviews or administers: then `create` says who can. */
  readonly mayCreate: boolean;
};

/** Makes an empty draft and opens it. A second press while the first is under way makes no second draft. */
export function useNewApplication(): NewApplication {
  const navigate = useNavigate();
  const mayCreate = useSession().user.roles.includes('clerk');
  const { mutate, isPending } = useAction('application/create', ['application/list']);
  return {
    isBusy: isPending,
    mayCreate,
    create: () => {
      if (isPending) return;
      if (!mayCreate) {
        notifyFailure(new AppFailure({ code: 'FORBIDDEN', detail: { role: ROLE_WORDS.clerk } }));
        return;
      }
      holdEarlyKeys();
      mutate(
        {},
        {
          onSuccess: ({ id }) => void navigate({ to: '/applications/$id', params: { id } }),
          onError: (error) => {
            dropEarlyKeys();
            notifyFailure(error);
          },
        },
      );
    },
  };
}
