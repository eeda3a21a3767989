import type { PolicyPack } from '#rules';
import {
  eligibilityLine,
  settlementView,
  type EligibilityLine,
  type SettlementView,
} from '#shared/contract/case/assessment.ts';
import { type Day, toDay } from '#shared/day.ts';
import { isConfirmed } from '#shared/domain/application-status.ts';
import { membersOn } from '#shared/domain/household/change-household.ts';
import { RELATION_WORDS } from '#shared/domain/household/household-words.ts';
import { materialLines } from '#shared/domain/material/material-lines.ts';
import { PRINT_TITLES, type SheetKind } from '#shared/domain/paper-kind.ts';
import { type FormFacts, readForm } from '#shared/domain/read-form.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { PaperInput } from '../../print/paper-input.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { assessForm } from '../assess/assess-form.ts';
import { questionsOf } from '../assess/policy/form-questions.ts';
import { gatherAssessInput } from '../application/gather-assess-input.ts';
import { permitOf, singlePersonMark } from '../application/single-person.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { sha256Hex } from '../sha256-hex.ts';
import { specialCases } from './special-cases.ts';

const SEX_WORDS = { male: '男', female: '女' } as const;
const SHORT_HASH = 12;

/** Whole years from birth to a day. */
function ageOn(birth: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

type Shown = {
  readonly view: SettlementView | null;
  readonly eligibility: readonly EligibilityLine[];
  readonly facts: FormFacts;
  readonly shortHash: string | null;
};

/**
 * A confirmed settlement is printed as it was frozen, its form read on the day it was confirmed: neither a later roster
 * nor a wrong clock changes a paper that was signed. Before that, as it stands now.
 */
function shownSettlement(context: UserContext, pack: PolicyPack, record: ApplicationRecord): Shown {
  const frozen = context.open.store.settlements.of(record.id);
  if (frozen === null) {
    const input = gatherAssessInput(context, pack, record.id, record.form);
    const { settlement, eligibility } = assessForm(input);
    return { view: settlement, eligibility, facts: input.facts, shortHash: null };
  }
  return {
    view: settlementView.parse(JSON.parse(frozen.view)),
    eligibility: eligibilityLine.array().parse(JSON.parse(frozen.eligibility)),
    facts: readForm(record.form, toDay(frozen.settledAt.slice(0, 10)), questionsOf(pack)),
    shortHash: sha256Hex(Buffer.from(frozen.result, 'utf8')).slice(0, SHORT_HASH),
  };
}

/** The household a person belonged to on a day, as the form names it. */
function householdOn(
  { people, persons }: Store,
  idNumber: string | null,
  day: Day,
): PaperInput['application']['household'] {
  const person = idNumber === null ? null : persons.findByIdNumber(idNumber);
  const household = person === null ? null : people.householdOf(person.id, day);
  if (person === null || household === null) return undefined;
  const files = people.same(person.id);
  const members = membersOn(household.spans, day);
  const place = members.find(({ personId }) => files.includes(personId));
  const head = people.file(members[0]?.personId ?? '');
  if (place === undefined || head === null) return undefined;
  return { headName: head.name, relationWord: RELATION_WORDS[place.relation], number: household.number };
}

/** What a paper of an application shows. PAPER_NOT_READY when a 结算单 is asked for and there is nothing to settle yet. */
export function paperInput(
  context: UserContext,
  pack: PolicyPack,
  record: ApplicationRecord,
  kind: SheetKind,
): Result<PaperInput> {
  const { open, clock } = context;
  const { view, eligibility, facts, shortHash } = shownSettlement(context, pack, record);
  if (kind === 'settlement' && (view === null || view.status === 'undecided')) {
    const missing = [...new Set((view?.missing ?? []).map(({ text }) => text))];
    const why = missing.length === 0 ? '还没有可以测算的票据。' : `还缺${missing.join('、')}。`;
    return fail('PAPER_NOT_READY', { paper: PRINT_TITLES[kind], why });
  }
  const { sex, birthDate } = facts.person;
  const permit = open.store.reviews.of(record.id)?.permit ?? null;
  // Under the permit a paper is only final with the review: every one of them shall carry the mark.
  const isDue = record.status === 'settled' && permitOf(open.station, clock.today()) === null;
  const isDraft = !isDue && (record.status === 'settled' || !isConfirmed(record.status));
  const { townshipName, townshipCode, pcLetter, pack: packId } = open.station;
  const { forms, readings } = pack.content;
  const printed = open.store.prints.of(record.id);
  return ok({
    station: { townshipName, townshipCode, pcLetter, pack: packId },
    packTitle: pack.content.title,
    packForms: {
      titles: { settlement: forms.settlement, approval: forms.application },
      readings: readings.map(({ text }) => text),
    },
    application: {
      number: record.number,
      revision: record.revision,
      applicationDate: facts.applicationDate ?? record.form.applicationDate.trim(),
      form: record.form,
      sexWord: sex === null ? '' : SEX_WORDS[sex],
      birthDate: birthDate ?? '',
      household: householdOn(open.store, facts.person.idNumber, facts.applicationDate ?? clock.today()),
      age: birthDate === null ? undefined : ageOn(birthDate, facts.applicationDate ?? clock.today()),
    },
    settlement: view,
    eligibility,
    materials: materialLines(record.form, packId, open.store.materials.of(record.id).lines),
    specialCases: specialCases(record.form, open.store.exemptions.signedOf(record.id)),
    isDraft,
    mark: permit === null ? null : singlePersonMark(permit.permitNo),
    reprint: isDraft
      ? 0
      : printed.filter((print) => print.kind === kind && !print.isDraft && print.revision === record.revision).length,
    printedAt: clock.now().slice(0, 16).replace('T', ' '),
    printedBy: open.actor.userName,
    shortHash,
  });
}
