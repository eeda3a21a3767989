import { isSilent } from '#shared/domain/person/follow-type.ts';
import { SegmentedField } from '../field/segmented-field.tsx';
import { TextField } from '../field/text-field.tsx';
import { tidyDay } from '../field/tidy.ts';
import { changePerson } from '../form/form-change.ts';
import { useIntake, useIntakeSession } from '../state/use-intake.ts';

const SEXES = [
  { value: 'male', label: '男' },
  { value: 'female', label: '女' },
] as const;

/** Sex and birth date where the number of the document does not say them; nothing elsewhere. */
export function SilentFields() {
  const session = useIntakeSession();
  const isTyped = useIntake(({ form }) => isSilent(form.person.idType, form.person.idNumber));
  const sex = useIntake((state) => state.form.person.sex);
  const birthDate = useIntake((state) => state.form.person.birthDate);
  if (!isTyped) return null;
  return (
    <>
      <SegmentedField
        label="性别"
        path="person.sex"
        help="sex"
        value={sex}
        options={SEXES}
        onChoose={(value) => session.change(changePerson({ sex: value }))}
      />
      <TextField
        label="出生日期"
        path="person.birthDate"
        help="birthDate"
        value={birthDate}
        placeholder="2023-03-15"
        tidy={tidyDay}
        onType={(typed) => session.change(changePerson({ birthDate: typed }))}
      />
    </>
  );
}
