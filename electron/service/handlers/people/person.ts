import type { Handlers } from '#shared/contract/index.ts';
import { type PersonFile } from '#shared/contract/people/person.ts';
import { readIdNumber } from '#shared/id-number.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { movedAmong } from '../../application/moves/moved-cases.ts';
import { permitOf } from '../../application/single-person.ts';
import { findTwins } from '../../people/find-twins.ts';
import { personFile, personRow } from '../../people/person-views.ts';
import { readPersonFile } from '../../people/read-person-file.ts';
import type { PersonFileInput } from '../../../store/aggregates/people/people-records.ts';
import type { Context } from '../../service-context.ts';
import { unlocked, type UserContext } from '../unlocked.ts';

type Names =
  | 'people/list'
  | 'people/get'
  | 'people/twins'
  | 'people/save'
  | 'people/nextNewborn'
  | 'people/mergePreview'
  | 'people/merge'
  | 'people/unmergePreview'
  | 'people/unmerge';

function fileOf({ open, clock }: UserContext, id: string): Result<PersonFile> {
  const file = personFile(open.store, id, clock.today());
  return file === null ? fail('NOT_FOUND') : ok(file);
}

/** Whether money would go elsewhere than the file says now. */
function isOtherAccount(before: PersonFileInput, { account }: PersonFileInput): boolean {
  const { kind, holder, bank, number } = before.account;
  if (number === '') return false;
  return kind !== account.kind || holder !== account.holder || bank !== account.bank || number !== account.number;
}

export const peopleHandlers: Pick<Handlers<Context>, Names> = {
  'people/list': unlocked(({ open: { store }, search, clock }, { text, after, most }) => {
    const today = clock.today();
    if (text.trim() === '') {
      const files = store.people.before(after, most);
      const next = files.length < most ? null : (files.at(-1)?.id ?? null);
      return ok({ rows: files.map((file) => personRow(store, file, today)), total: store.people.count(), next });
    }
    const { hits } = search.find(store, text.trim(), most);
    const roots = new Set(hits.filter(({ kind }) => kind === 'person').map(({ id }) => store.people.same(id)[0] ?? id));
    const rows = [...roots].flatMap((id) => {
      const file = store.people.file(id);
      return file === null ? [] : [personRow(store, file, today)];
    });
    return ok({ rows, total: rows.length, next: null });
  }),
  'people/get': unlocked((context, { id }) => fileOf(context, id)),
  'people/twins': unlocked(({ open: { store }, search, clock }, probe) =>
    ok({ rows: [...findTwins(store, search, probe, clock.today())] }),
  ),
  'people/save': unlocked((context, { target, form, reason, numberEnd }) => {
    const { open, clock } = context;
    const content = readPersonFile(form, clock.today());
    if (!content.ok) return content;
    const before = target === null ? null : open.store.people.file(target.id);
    if (before !== null && isOtherAccount(before, content.value) && permitOf(open.station, clock.today()) === null)
      return fail('ACCOUNT_BY_APPLICATION', { name: before.name });
    const saved = open.store.people.save(open.actor, target, content.value, reason, numberEnd);
    return saved.ok ? fileOf(context, saved.value.id) : saved;
  }),
  'people/nextNewborn': unlocked(({ open: { store }, clock }, { guardian }) => {
    const read = readIdNumber(guardian, clock.today());
    return ok({ idNumber: read.ok ? store.people.nextNewborn(read.id.text) : null });
  }),
  'people/mergePreview': unlocked((context, files) => {
    const { store, actor } = context.open;
    const rows = store.people.asIfMerged(actor, files, () =>
      movedAmong(context, store.persons.applicationsOf(files.kept)),
    );
    return rows.ok ? ok({ rows: [...rows.value] }) : rows;
  }),
  'people/merge': unlocked((context, { kept, gone, reason }) => {
    const { store, actor } = context.open;
    const merged = store.people.merge(actor, { kept, gone }, reason);
    return merged.ok ? fileOf(context, store.people.same(kept)[0] ?? kept) : merged;
  }),
  'people/unmergePreview': unlocked((context, { mergeId }) => {
    const { store, actor } = context.open;
    const rows = store.people.asIfUnmerged(actor, mergeId, (merge) =>
      movedAmong(
        context,
        [merge.keptId, merge.goneId].flatMap((id) => store.persons.applicationsOf(id)),
      ),
    );
    return rows.ok ? ok({ rows: [...rows.value] }) : rows;
  }),
  'people/unmerge': unlocked((context, { mergeId, reason }) => {
    const { store, actor } = context.open;
    const freed = store.people.unmerge(actor, mergeId, reason);
    return freed.ok ? fileOf(context, freed.value) : freed;
  }),
};
