import type { InsuredEntry } from '#shared/domain/application-form.ts';
import { INSURED_WORDS } from '#shared/domain/asked/check-insured.ts';
import { SegmentedField } from '../field/segmented-field.tsx';
import { TextField } from '../field/text-field.tsx';
import { tidyDay, tidyText } from '../field/tidy.ts';
import { changeInsured } from '../form/form-change.ts';
import { useAsked, useIntake, useIntakeSession } from '../state/use-intake.ts';

const NO_YES = [
  { value: 'no', label: '否' },
  { value: 'yes', label: '是' },
] as const;

/** What only some policies ask about the person; nothing where the policy of the window asks nothing of it. */
export function InsuredFields() {
  const session = useIntakeSession();
  const asked = useAsked();
  const closeYear = useIntake((state) => state.form.closeYear);
  return (
    <>
      {asked.hukou ? <InsuredText field="hukou" placeholder="6 位" tidy={tidyText} /> : null}
      {asked.enrolment ? (
        <>
          <InsuredText field="paidOn" placeholder="不知道时留空" tidy={tidyDay} />
          <InsuredText field="forYear" placeholder="例如 2023" tidy={tidyText} />
          <InsuredText field="employeeEndedOn" placeholder="没有时留空" tidy={tidyDay} />
        </>
      ) : null}
      {asked.yearEndUpTo === null ? null : (
        <SegmentedField
          label="年终结算"
          path="closeYear"
          help="closeYear"
          value={closeYear ? 'yes' : 'no'}
          options={NO_YES}
          onChoose={(value) => session.change((form) => ({ ...form, closeYear: value === 'yes' }))}
        />
      )}
    </>
  );
}

type InsuredTextProps = {
  readonly field: keyof InsuredEntry;
  readonly placeholder: string;
  readonly tidy: (typed: string) => string;
};

function InsuredText({ field, placeholder, tidy }: InsuredTextProps) {
  const session = useIntakeSession();
  const value = useIntake((state) => state.form.insured[field]);
  return (
    <TextField
      label={INSURED_WORDS[field]}
      path={`insured.${field}`}
      help={field}
      value={value}
      placeholder={placeholder}
      tidy={tidy}
      onType={(typed) => session.change(changeInsured({ [field]: typed }))}
    />
  );
}
