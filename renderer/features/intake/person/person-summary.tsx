import { ID_TYPE_WORDS } from '#shared/domain/person/id-document.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import { categoryName, isCategory } from '#shared/settlement/category.ts';
import { INSURANCE_NAMES } from '#shared/settlement/vocabulary.ts';
import { useOtherAccount } from '../../people/file/account-hint.tsx';
import { useIntake } from '../state/use-intake.ts';

/** The person in one line, for the folded section. */
export function PersonSummary() {
  const person = useIntake((state) => state.form.person);
  const identities = useIntake((state) => state.form.identities);
  const parts = [
    person.name,
    person.idType === 'resident_card' ? '' : ID_TYPE_WORDS[person.idType],
    maskIdNumber(normaliseIdNumber(person.idNumber)),
    ...identities
      .filter(({ category }) => isCategory(category))
      .map(({ category, from, to }) => {
        const name = isCategory(category) ? categoryName(category) : '';
        return `${name} ${from} ${to === '' ? '起' : `至 ${to}`}`;
      }),
    person.insurance === '' ? '' : INSURANCE_NAMES[person.insurance],
  ];
  const account = useIntake((state) => state.form.account);
  const applicationId = useIntake((state) => state.detail.id);
  const isOther = useOtherAccount({ idNumber: person.idNumber, account, applicationId }) !== null;
  if (isOther) parts.push('收款账户与上次不同');
  return <>{parts.filter((part) => part !== '').join('　')}</>;
}
