import type { Handlers } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/result.ts';
import type { Context } from '../../service-context.ts';
import { unlocked } from '../unlocked.ts';

type Names = 'search/find' | 'search/person';

export const searchHandlers: Pick<Handlers<Context>, Names> = {
  'search/find': unlocked(({ open, search }, { text, limit }) => {
    const { hits, total, isMore, indexing } = search.find(open.store, text, limit);
    return ok({ hits: [...hits], total, isMore, indexing });
  }),
  'search/person': unlocked(({ open }, { id }) => {
    const person = open.store.persons.get(id);
    return person === null ? fail('NOT_FOUND') : ok({ idNumber: person.idNumber });
  }),
};
