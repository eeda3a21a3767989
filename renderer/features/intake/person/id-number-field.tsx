import { formatDayInWords, toDay } from '#shared/day.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { TextField } from '../field/text-field.tsx';
import { changeIdNumber } from '../form/form-change.ts';
import { useIntake, useIntakeSession } from '../state/use-intake.ts';
import css from './person.module.css';

const SEX_WORDS = { '': '', male: '男', female: '女' } as const;

const ageOn = (birth: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) - (today.slice(5) < birth.slice(5) ? 1 : 0);

/** The identity number, checked while typed (GB 11643), and what it says about the person. */
export function IdNumberField() {
  const session = useIntakeSession();
  const idNumber = useIntake((state) => state.form.person.idNumber);
  return (
    <TextField
      label="身份证号"
      path="person.idNumber"
      help="idNumber"
      value={idNumber}
      placeholder="18 位"
      className={css['wide']}
      onType={(typed) => session.change(changeIdNumber(typed, session.state.get().today))}
      tidy={normaliseIdNumber}
      after={<ReadFromNumber />}
    />
  );
}

function ReadFromNumber() {
  const sex = useIntake((state) => state.form.person.sex);
  const birthDate = useIntake((state) => state.form.person.birthDate);
  const today = useIntake((state) => state.today);
  if (sex === '' || birthDate === '') return null;
  return (
    <output className={css['facts']} aria-label="性别和出生日期">
      {SEX_WORDS[sex]}，{formatDayInWords(toDay(birthDate))}出生，{ageOn(birthDate, today)} 岁
    </output>
  );
}
