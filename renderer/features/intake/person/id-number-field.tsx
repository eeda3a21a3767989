import { NativeSelect } from '@mantine/core';
import { formatDayInWords, toDay } from '#shared/day.ts';
import { isSilent } from '#shared/domain/person/follow-type.ts';
import { ID_TYPE_WORDS, ID_TYPES, type IdType, readIdDocument } from '#shared/domain/person/id-document.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { TextField } from '../field/text-field.tsx';
import { askNextNewborn } from '../../../client/ask-next-newborn.ts';
import { changeIdNumber, changeIdType } from '../form/form-change.ts';
import { useIntake, useIntakeSession, useIsEditable } from '../state/use-intake.ts';
import css from './person.module.css';

const SEX_WORDS = { '': '', male: '男', female: '女' } as const;

const LABELS: Readonly<Record<IdType, string>> = {
  resident_card: '身份证号',
  household_booklet: '身份证号',
  residence_permit: '居住证号码',
  foreigner_card: '永久居留证号码',
  passport: '护照号码',
  newborn: '母亲（监护人）身份证号和顺序号',
};

const PLACEHOLDERS: Readonly<Record<IdType, string>> = {
  resident_card: '18 位',
  household_booklet: '18 位',
  residence_permit: '18 位',
  foreigner_card: '18 位，旧证 15 位',
  passport: '字母和数字',
  newborn: '18 位号码-01',
};

const ageOn = (birth: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) - (today.slice(5) < birth.slice(5) ? 1 : 0);

/** The number of the document, checked while typed (GB 11643), and what it says about the person. */
export function IdNumberField() {
  const session = useIntakeSession();
  const idType = useIntake((state) => state.form.person.idType);
  const idNumber = useIntake((state) => state.form.person.idNumber);
  const today = useIntake((state) => state.today);
  const tidy = (typed: string): string => {
    const text = normaliseIdNumber(typed);
    if (idType !== 'newborn') return text;
    // The first child is meant where no order is said.
    const read = readIdDocument(idType, text.length === 18 ? `${text}01` : text, today);
    return read.ok ? read.document.text : text;
  };
  return (
    <TextField
      label={LABELS[idType]}
      path="person.idNumber"
      help={idType === 'newborn' ? 'newborn' : 'idNumber'}
      value={idNumber}
      placeholder={PLACEHOLDERS[idType]}
      className={css['wide']}
      onType={(typed) => session.change(changeIdNumber(typed, session.state.get().today))}
      tidy={tidy}
      after={
        <>
          <IdTypeChoice />
          <ReadFromNumber />
        </>
      }
    />
  );
}

/** The number mostly says what it is; only a booklet and a newborn are chosen. So Enter does not stop here, Tab does. */
function IdTypeChoice() {
  const session = useIntakeSession();
  const isEditable = useIsEditable();
  const idType = useIntake((state) => state.form.person.idType);
  if (!isEditable) return <span className={css['facts']}>{ID_TYPE_WORDS[idType]}</span>;
  return (
    <NativeSelect
      aria-label="证件种类"
      size="xs"
      value={idType}
      data={ID_TYPES.map((type) => ({ value: type, label: ID_TYPE_WORDS[type] }))}
      onChange={(event) => {
        const chosen = ID_TYPES.find((type) => type === event.currentTarget.value);
        if (chosen === undefined) return;
        const { today } = session.state.get();
        session.change(changeIdType(chosen, today));
        const filled = session.state.get().form.person.idNumber;
        if (chosen !== 'newborn') return;
        void askNextNewborn(filled, (next) =>
          session.change((form) => (form.person.idNumber === filled ? changeIdNumber(next, today)(form) : form)),
        );
      }}
    />
  );
}

function ReadFromNumber() {
  const sex = useIntake((state) => state.form.person.sex);
  const birthDate = useIntake((state) => state.form.person.birthDate);
  const today = useIntake((state) => state.today);
  const isTyped = useIntake(({ form }) => isSilent(form.person.idType, form.person.idNumber));
  if (isTyped || sex === '' || birthDate === '') return null;
  return (
    <output className={css['facts']} aria-label="性别和出生日期">
      {SEX_WORDS[sex]}，{formatDayInWords(toDay(birthDate))}出生，{ageOn(birthDate, today)} 岁
    </output>
  );
}
