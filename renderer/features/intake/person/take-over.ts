import type { PersonMatch } from '#shared/contract/case/application.ts';
import type { ApplicationForm, InsuredEntry } from '#shared/domain/application-form.ts';
import { INSURED_WORDS } from '#shared/domain/asked/check-insured.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { changeAccount, changeInsured, changePerson, type FormChange } from '../form/form-change.ts';

/** A field where the file and the screen differ: the screen stays until the clerk says otherwise. */
export type Difference = {
  readonly label: string;
  readonly typed: string;
  readonly known: string;
  readonly replace: FormChange;
};

const INSURANCE_WORDS = { '': '', resident: '居民医保', employee: '职工医保', none: '未参保' } as const;

const isUntouched = (entry: ApplicationForm['identities'][number]): boolean =>
  entry.category === '' && entry.from === '' && entry.to === '' && entry.source === '';

const fill = (typed: string, known: string): string => (typed.trim() === '' ? known : typed);

/** What of a person's registration and insurance the policy asks. */
const ASKED_BY: Readonly<Record<keyof InsuredEntry, 'hukou' | 'enrolment'>> = {
  hukou: 'hukou',
  paidOn: 'enrolment',
  forYear: 'enrolment',
  employeeEndedOn: 'enrolment',
};

function fillInsured(typed: InsuredEntry, known: InsuredEntry, asked: FormQuestions): InsuredEntry {
  const field = (name: keyof InsuredEntry): string =>
    asked[ASKED_BY[name]] ? fill(typed[name], known[name]) : typed[name];
  return {
    hukou: field('hukou'),
    paidOn: field('paidOn'),
    forYear: field('forYear'),
    employeeEndedOn: field('employeeEndedOn'),
  };
}

/**
 * Fills what is still empty, and the policy asks, from the person's file. Nothing typed is replaced. `newKey` names the
 * lines taken over.
 */
export function takeOver(match: PersonMatch, newKey: () => string, asked: FormQuestions): FormChange {
  return (form) => {
    const { person, account } = form;
    const isAccountEmpty = account.number.trim() === '';
    const identities = match.identities.map((entry) => ({ ...entry, key: newKey() }));
    const openings = match.openings.map((entry) => ({ ...entry, key: newKey() }));
    return {
      ...form,
      person: {
        ...person,
        name: fill(person.name, match.name),
        phone: fill(person.phone, match.phone),
        address: fill(person.address, match.address),
        village: fill(person.village, match.village),
        insurance: person.insurance === '' ? match.insurance : person.insurance,
      },
      insured: fillInsured(form.insured, match.insured, asked),
      account: {
        kind: isAccountEmpty ? match.account.kind : account.kind,
        holder: fill(account.holder, match.account.holder),
        bank: fill(account.bank, match.account.bank),
        number: fill(account.number, match.account.number),
      },
      identities: form.identities.every(isUntouched) && identities.length > 0 ? identities : form.identities,
      openings: form.openings.length === 0 ? openings : form.openings,
    };
  };
}

/** Where screen and file both say something and it is not the same. */
export function differences({ person, insured, account }: ApplicationForm, match: PersonMatch): readonly Difference[] {
  const compared: readonly Difference[] = [
    { label: '姓名', typed: person.name, known: match.name, replace: changePerson({ name: match.name }) },
    { label: '联系电话', typed: person.phone, known: match.phone, replace: changePerson({ phone: match.phone }) },
    {
      label: '村（社区）',
      typed: person.village,
      known: match.village,
      replace: changePerson({ village: match.village }),
    },
    { label: '住址', typed: person.address, known: match.address, replace: changePerson({ address: match.address }) },
    {
      label: '参保类型',
      typed: INSURANCE_WORDS[person.insurance],
      known: INSURANCE_WORDS[match.insurance],
      replace: changePerson({ insurance: match.insurance }),
    },
    {
      label: INSURED_WORDS.hukou,
      typed: insured.hukou,
      known: match.insured.hukou,
      replace: changeInsured({ hukou: match.insured.hukou }),
    },
    {
      label: '户名',
      typed: account.holder,
      known: match.account.holder,
      replace: changeAccount({ holder: match.account.holder }),
    },
    {
      label: '开户银行',
      typed: account.bank,
      known: match.account.bank,
      replace: changeAccount({ bank: match.account.bank }),
    },
    {
      label: '收款账号',
      typed: account.number,
      known: match.account.number,
      replace: changeAccount({ kind: match.account.kind, number: match.account.number }),
    },
  ];
  return compared.filter(
    ({ typed, known }) => typed.trim() !== '' && known.trim() !== '' && typed.trim() !== known.trim(),
  );
}

/** True while the file could still fill something that is empty on the screen. */
export function canTakeOver(form: ApplicationForm, match: PersonMatch, asked: FormQuestions): boolean {
  let count = 0;
  const filled = takeOver(match, () => `k${(count += 1)}`, asked)(form);
  return (
    Object.entries(filled.person).some(([field, value]) => Reflect.get(form.person, field) !== value) ||
    Object.entries(filled.insured).some(([field, value]) => Reflect.get(form.insured, field) !== value) ||
    Object.entries(filled.account).some(([field, value]) => Reflect.get(form.account, field) !== value) ||
    filled.identities !== form.identities ||
    filled.openings.length !== form.openings.length
  );
}
