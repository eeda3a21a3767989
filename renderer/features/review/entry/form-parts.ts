import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { FormField } from '#shared/domain/review/form-field.ts';
import { formFields } from '#shared/domain/review/form-fields.ts';

/** What is looked at at a time: everything about the person, or one bill. */
export type FormPart = {
  readonly key: string;
  readonly title: string;
  /** Key of the bill; null: the person. */
  readonly visit: string | null;
  /** In two columns, as they stand side by side. */
  readonly columns: readonly [readonly FormField[], readonly FormField[]];
};

/** Fields that most people have empty are shown when they say something. */
const isWorthShowing = ({ path, value }: FormField): boolean =>
  value !== '' ||
  !/^(insured|agent|openings|person\.sex|person\.birthDate)|\.(bedDays|listTotal|referral|source|to)$/.test(path);

/** Of a bill: what never says anything is left out, beside what is asked of everybody. */
const isUsual = ({ path, value }: FormField): boolean =>
  !(path.endsWith('.layers') && value === '按单') && !(path.endsWith('.psychiatric') && value === '否');

function columnsOf(fields: readonly FormField[], isRight: (field: FormField) => boolean): FormPart['columns'] {
  const shown = fields.filter((field) => isWorthShowing(field) && isUsual(field));
  return [shown.filter((field) => !isRight(field)), shown.filter(isRight)];
}

/** The person first, then each bill in the order of the grid. */
export function formParts(form: ApplicationForm): readonly FormPart[] {
  const fields = formFields(form);
  const own = fields.filter(({ path }) => !path.startsWith('visits.') && path !== 'closeYear');
  return [
    {
      key: 'person',
      title: '人员',
      visit: null,
      columns: columnsOf(own, ({ path }) => !/^(person|applicationDate)/.test(path)),
    },
    ...form.visits.map(({ key }, index) => ({
      key,
      title: `票据 ${index + 1}`,
      visit: key,
      columns: columnsOf(
        fields.filter(({ path }) => path.startsWith(`visits.${key}.`)),
        ({ path }) => path.includes('.amounts.') || path.endsWith('.listTotal'),
      ),
    })),
  ];
}
