import type { Handlers } from '#shared/contract/index.ts';
import { type ApplicationForm, emptyForm } from '#shared/domain/application-form.ts';
import { fail, ok } from '#shared/result.ts';
import { assessForm } from '../../assess/assess-form.ts';
import type { Context } from '../../service-context.ts';
import { askedOf } from '../../application/asked-of.ts';
import { applicationDetail } from '../../application/application-rows.ts';
import { gatherAssessInput } from '../../application/gather-assess-input.ts';
import { listApplications } from '../../desk/list-applications.ts';
import { unlocked } from '../unlocked.ts';

type Names =
  | 'application/list'
  | 'application/create'
  | 'application/get'
  | 'application/saveDraft'
  | 'application/discard'
  | 'application/restore'
  | 'application/assess';

/** The place of a line key that occurs twice; null when every line has its own, as every answer about lines needs. */
function repeatedKey(form: ApplicationForm): string | null {
  for (const list of ['identities', 'openings', 'visits'] as const) {
    const keys = form[list].map(({ key }) => key);
    const repeat = keys.findIndex((key, index) => keys.indexOf(key) !== index);
    if (repeat !== -1) return `form.${list}.${repeat}.key`;
  }
  return null;
}

export const draftHandlers: Pick<Handlers<Context>, Names> = {
  'application/list': unlocked(({ open, search, clock }, wanted) =>
    ok(listApplications(open.store, search, wanted, clock.today())),
  ),
  'application/create': unlocked((context) => {
    const { open, clock, newId } = context;
    const { store, actor } = open;
    const record = store.applications.create(actor, emptyForm(clock.today(), newId));
    return ok(applicationDetail(store, record, askedOf(context, record.id)));
  }),
  'application/get': unlocked((context, { id }) => {
    const { store } = context.open;
    const record = store.applications.get(id);
    return record === null ? fail('NOT_FOUND') : ok(applicationDetail(store, record, askedOf(context, record.id)));
  }),
  'application/saveDraft': unlocked(({ open: { store, actor } }, { id, revision, form }) => {
    const repeat = repeatedKey(form);
    if (repeat !== null) return fail('BAD_INPUT', { where: repeat });
    return store.applications.saveDraft(actor, id, revision, form);
  }),
  'application/discard': unlocked(({ open: { store, actor } }, { id, revision }) => {
    const done = store.applications.discard(actor, id, revision);
    return done.ok ? ok({ revision: done.value.revision }) : done;
  }),
  'application/restore': unlocked(({ open: { store, actor } }, { id, revision }) => {
    const done = store.applications.restore(actor, id, revision);
    return done.ok ? ok({ revision: done.value.revision }) : done;
  }),
  'application/assess': unlocked((context, { id, form, withTrace }) => {
    const repeat = repeatedKey(form);
    if (repeat !== null) return fail('BAD_INPUT', { where: repeat });
    const pack = context.packs.get(context.open.station.pack);
    if (!pack.ok) return pack;
    const { computed: _, ...seen } = assessForm(gatherAssessInput(context, pack.value, id, form), { withTrace });
    return ok(seen);
  }),
};
