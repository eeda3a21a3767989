import { useNavigate } from '@tanstack/react-router';
import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import { ROLE_WORDS } from '#shared/domain/role.ts';
import { AppFailure } from '../client/app-failure.ts';
import { useAction } from '../client/use-channel.ts';
import { useSession } from '../client/use-session.ts';
import { dropEarlyKeys, holdEarlyKeys } from '../features/intake/page/early-keys.ts';
import { beforeLeaving } from '../ui/overlay/before-leaving.ts';
import { notifyFailure } from '../ui/overlay/notify.tsx';

/** What is known of the person before the form is opened. */
export type KnownOfPerson = { readonly name?: string; readonly idNumber?: string };

type NewApplication = {
  readonly create: () => void;
  /** The same with these fields filled in before it is opened. */
  readonly createWith: (known: KnownOfPerson) => void;
  readonly isBusy: boolean;
  /** False for somebody who only reviews or administers: then `create` says who can. */
  readonly mayCreate: boolean;
};

/** Makes an empty draft and opens it, once the page's own question is answered. A second press while the first is under way makes no second draft. */
export function useNewApplication(): NewApplication {
  const navigate = useNavigate();
  const mayCreate = useSession().user.roles.includes('clerk');
  const creating = useAction('application/create', ['application/list']);
  const filling = useAction('application/saveDraft', ['application/list']);
  const isBusy = creating.isPending || filling.isPending;

  const open = (id: string): void => void navigate({ to: '/applications/$id', params: { id } });
  const make = (onMade: (draft: ApplicationDetail) => void): void => {
    if (isBusy) return;
    if (!mayCreate) {
      notifyFailure(new AppFailure({ code: 'FORBIDDEN', detail: { role: ROLE_WORDS.clerk } }));
      return;
    }
    holdEarlyKeys();
    creating.mutate(
      {},
      {
        onSuccess: onMade,
        onError: (error) => {
          dropEarlyKeys();
          notifyFailure(error);
        },
      },
    );
  };
  return {
    isBusy,
    mayCreate,
    create: () => beforeLeaving(() => make(({ id }) => open(id))),
    createWith: (known) =>
      beforeLeaving(() =>
        make(({ id, revision, form }) => {
          const filled = { ...form, person: { ...form.person, ...known } };
          // The draft is there in any case: without what was known of the person it is opened empty.
          filling.mutate({ id, revision, form: filled }, { onError: notifyFailure, onSettled: () => open(id) });
        }),
      ),
  };
}
