import { useNavigate } from '@tanstack/react-router';
import { useAction } from '../client/use-channel.ts';
import { dropEarlyKeys, holdEarlyKeys } from '../features/intake/page/early-keys.ts';
import { notifyFailure } from '../ui/overlay/notify.tsx';

/** Makes an empty draft and opens it. A second press while the first is under way makes no second draft. */
export function useNewApplication(): { readonly create: () => void; readonly isBusy: boolean } {
  const navigate = useNavigate();
  const { mutate, isPending } = useAction('application/create', ['application/list']);
  return {
    isBusy: isPending,
    create: () => {
      if (isPending) return;
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
