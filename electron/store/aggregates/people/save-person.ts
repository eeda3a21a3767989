import { canonicalJson } from '#shared/canonical-json.ts';
import { NOTHING_INSURED } from '#shared/domain/asked/read-insured.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { findPerson } from '../../applications/keep-person.ts';
import type { Write } from '../../audit/writer.ts';
import { findRow, insertRow, replaceRow, type Stored } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { type PersonContent, personIndexes, type PersonRow, personTable } from '../../tables/case/person.ts';
import { formerHolder, formerNumberRow, formerNumberTable } from '../../tables/people/former-number.ts';
import { keepOld } from '../../tables/superseded.ts';
import type { PersonFileInput } from './people-records.ts';

type Target = { readonly id: string; readonly revision: number };

const numberOf = ({ idNumber }: Pick<PersonContent, 'idNumber'>): string => normaliseIdNumber(idNumber);

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
): Result<string> {
  const reason = typedReason.trim();
  return writer.write(actor, (write) => {
    const holder = findPerson(write, content.idNumber);
    if (holder !== null && holder.id !== target?.id) return fail('PERSON_EXISTS', { name: holder.content().name });
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
    if (numberOf(before) !== numberOf(content)) keepNumber(write, env.newId, stored, before);
    keepOld(write, env.newId, personTable, stored);
    const row: PersonRow = { ...stored.row, ...personIndexes(write.sealer, content), updated_at: write.now };
    replaceRow(write, personTable, { id: stored.id, revision: stored.revision + 1 }, row, { ...before, ...content });
    write.record('person.save', stored.id, reason);
    return ok(stored.id);
  });
}

/** The number that ends leads to the person from now on as well; one that comes back stays where it is already kept. */
function keepNumber(
  write: Write,
  newId: () => string,
  stored: Stored<PersonRow, PersonContent>,
  { idType, idNumber }: PersonContent,
): void {
  if (formerHolder(write, idNumber) !== null) return;
  const row = formerNumberRow(write.sealer, stored.id, idNumber, write.now);
  insertRow(write, formerNumberTable, { id: newId(), revision: 1 }, row, { idType, idNumber });
}
