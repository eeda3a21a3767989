import type { PolicyPack } from '#rules';
import type { LetterKind } from '#shared/domain/paper-kind.ts';
import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { hasNoAgent } from '#shared/domain/person/agent.ts';
import { ID_TYPE_WORDS } from '#shared/domain/person/id-document.ts';
import { readForm } from '#shared/domain/read-form.ts';
import { fen } from '#shared/fen.ts';
import { assertNever, fail, ok, type Result } from '#shared/result.ts';
import type { Letter, LetterHead } from '../../../print/letters/letter.ts';
import type { ApplicationRecord } from '../../../store/records.ts';
import { failedConditions } from '../../application/failed-conditions.ts';
import { applicationRow } from '../../application/application-rows.ts';
import { singlePersonMark } from '../../application/single-person.ts';
import { questionsOf } from '../../assess/policy/form-questions.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import { printedBy } from '../paper-facts.ts';
import { handedIn } from './handed-in.ts';
import { householdMembers } from './household-members.ts';
import { missingItems } from './missing-items.ts';

/** What only the window knows. */
type LetterFacts = { readonly limitOn: string | null; readonly windowPhone: string };

/** Nobody takes a receipt of what was not accepted, or a refusal that was not decided, for the real thing. */
function isDraft(kind: LetterKind, { status }: ApplicationRecord): boolean {
  switch (kind) {
    case 'receipt':
      return status === 'draft' || status === 'discarded';
    case 'refusal':
      return status !== 'refused';
    case 'notice':
    case 'authorisation':
      return status === 'discarded';
    default:
      return assertNever(kind);
  }
}

function headOf(context: UserContext, record: ApplicationRecord, kind: LetterKind, facts: LetterFacts): LetterHead {
  const { store, station } = context.open;
  const { form, number, revision } = record;
  const { person, agent } = form;
  const permit = store.applications.outcome(record.id)?.permit ?? store.reviews.of(record.id)?.permit ?? null;
  const draft = isDraft(kind, record);
  const before = store.prints
    .of(record.id)
    .filter((print) => print.kind === kind && !print.isDraft && print.revision === revision);
  return {
    townshipName: station.townshipName,
    number,
    revision,
    person: {
      name: person.name.trim(),
      idWord: person.idType === 'resident_card' ? '身份证号' : `${ID_TYPE_WORDS[person.idType]}号码`,
      idNumber: person.idNumber.trim(),
      address: person.address.trim(),
      phone: person.phone.trim(),
    },
    agent: hasNoAgent(agent)
      ? null
      : { name: agent.name.trim(), relation: agent.relation.trim(), idNumber: agent.idNumber.trim() },
    applicationDate: form.applicationDate.trim(),
    isDraft: draft,
    mark: permit === null ? null : singlePersonMark(permit.permitNo),
    reprint: draft ? 0 : before.length,
    ...printedBy(context),
    ...facts,
  };
}

/** The conditions a refusal rests on: those that were decided, or those that would be now. */
function failedOf(
  context: UserContext,
  pack: PolicyPack,
  record: ApplicationRecord,
): Result<Extract<Letter, { kind: 'refusal' }>['failed']> {
  const outcome = context.open.store.applications.outcome(record.id);
  if (outcome?.kind === 'refusing' || outcome?.kind === 'refused') {
    return ok(outcome.failed.map((condition) => ({ ...condition, bill: '' })));
  }
  if (record.status !== 'draft' && record.status !== 'accepted' && record.status !== 'correcting') {
    return notReady('refusal', '这份申请没有不予救助的决定。');
  }
  const failed = failedConditions(context, pack, record);
  if (!failed.ok) return notReady('refusal', String(failed.error.detail?.['reason'] ?? '没有列出不符合的条件。'));
  return ok(failed.value.map((condition) => ({ ...condition, bill: '' })));
}

const notReady = (kind: LetterKind, why: string): Result<never> =>
  fail('PAPER_NOT_READY', { paper: PRINT_TITLES[kind], why });

/** The data of a letter of an application. PAPER_NOT_READY when there is nothing such a letter could say. */
export function letterOf(
  context: UserContext,
  pack: PolicyPack,
  record: ApplicationRecord,
  kind: LetterKind,
  facts: LetterFacts,
): Result<Letter> {
  const head = headOf(context, record, kind, facts);
  const { visitCount, totalCost } = applicationRow(record);
  switch (kind) {
    case 'notice': {
      const missing = missingItems(context, pack, record);
      return missing.length === 0 ? notReady(kind, '这份申请没有需要补齐的事项。') : ok({ kind, head, missing });
    }
    case 'receipt':
      return ok({
        kind,
        head,
        acceptedOn: record.acceptedOn ?? '',
        materials: handedIn(record.form, context.open.station.pack, context.open.store.materials.of(record.id).lines),
        bills: { count: visitCount, total: totalCost === null ? null : fen(totalCost) },
        missing: missingItems(context, pack, record),
      });
    case 'authorisation': {
      const on =
        readForm(record.form, context.clock.today(), questionsOf(pack)).applicationDate ?? context.clock.today();
      return ok({ kind, head, members: householdMembers(context.open.store, record.form.person.idNumber, on) });
    }
    case 'refusal': {
      const failed = failedOf(context, pack, record);
      if (!failed.ok) return failed;
      const total = totalCost === null ? null : fen(totalCost);
      return ok({ kind, head, policyTitle: pack.content.title, total, failed: failed.value });
    }
    default:
      return assertNever(kind);
  }
}
