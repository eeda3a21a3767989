import { canonicalJson } from '#shared/canonical-json.ts';
import { NOTHING_INSURED } from '#shared/domain/asked/read-insured.ts';
import type { NumberEnd } from '#shared/domain/person/number-end.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { findPerson, orderUsed } from '../../applications/person/find-person.ts';
import { isSameNumber } from '../../applications/person/keep-person.ts';
import type { Write } from '../../audit/writer.ts';
import { findRow, insertRow, replaceRow, type Stored } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { type PersonContent, personIndexes, type PersonRow, personTable } from '../../tables/case/person.ts';
import { formerNumberRow, formerNumberTable, formerOf } from '../../tables/people/former-number.ts';
import { keepOld } from '../../tables/superseded.ts';
import type { PersonFileInput } from './people-records.ts';

type Target = { readonly id: string; readonly revision: number };

/** Who somebody is and where their money goes: never changed without a reason. */
const guarded = ({ idType, idNumber, name, sex, birthDate, account }: PersonFileInput): string =>
  canonicalJson({ idType, idNumber, name, sex, birthDate, account });

/** A new file or its next revision; gives its id. Failures as `PeopleStore.save` says. */
export function savePerson(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target | null,
  content: PersonFileInput,
  typedReason: string,
  numberEnd: NumberEnd | null,
): Result<string> {
  const reason = typedReason.trim();
  return writer.write(actor, (write) => {
    const holder = findPerson(write, content.idNumber);
    if (holder !== null && holder.id !== target?.id) return exists(write, holder.content(), content);
    if (target === null) {
      const id = env.newId();
      const row = { ...personIndexes(write.sealer, content), created_at: write.now, updated_at: write.now };
      insertRow(write, personTable, { id, revision: 1 }, row, { ...content, insured: NOTHING_INSURED });
      write.record('person.save', id, reason);
      return ok(id);
    }
    const stored = findRow(write, personTable, target.id);
    if (stored === null) return fail('NOT_FOUND');
    if (stored.revision !== target.revision) return fail('STALE_PERSON');
    const before = stored.content();
    if (reason === '' && guarded(before) !== guarded(content)) return fail('REASON_REQUIRED');
    if (!isSameNumber(before, content)) {
      if (numberEnd === null) return fail('NUMBER_END_UNSAID');
      keepNumber(write, env.newId, stored, before, numberEnd);
    }
    keepOld(write, env.newId, personTable, stored);
    const row: PersonRow = { ...stored.row, ...personIndexes(write.sealer, content), updated_at: write.now };
    replaceRow(write, personTable, { id: stored.id, revision: stored.revision + 1 }, row, { ...before, ...content });
    write.record('person.save', stored.id, reason);
    return ok(stored.id);
  });
}

/** Another file has the number. Of two children of one guardian it is the order that is wrong. */
function exists(write: Write, holder: PersonContent, content: PersonFileInput): Result<never> {
  const { idNumber, idType, birthDate, sex } = content;
  const isSameChild =
    isSameNumber(holder, content) &&
    holder.birthDate === birthDate &&
    holder.sex === sex &&
    holder.name === content.name;
  if (idType === 'newborn' && !isSameChild) return orderUsed(write, holder, idNumber);
  return fail('PERSON_EXISTS', { name: holder.name });
}

/** A number that ends leads to the person from now on as well, unless it was mistyped. What was said of it last counts. */
function keepNumber(
  write: Write,
  newId: () => string,
  stored: Stored<PersonRow, PersonContent>,
  { idType, idNumber }: PersonContent,
  why: NumberEnd,
): void {
  const row = formerNumberRow(write.sealer, stored.id, idNumber, write.now);
  const content = { idType, idNumber, why };
  const known = formerOf(write, stored.id, idNumber);
  if (known === null) insertRow(write, formerNumberTable, { id: newId(), revision: 1 }, row, content);
  else if (known.content().why !== why) {
    keepOld(write, newId, formerNumberTable, known);
    replaceRow(write, formerNumberTable, { id: known.id, revision: known.revision + 1 }, row, content);
  }
}
