import { formatDayInWords, parseDay } from '#shared/day.ts';
import { isSilent } from '#shared/domain/person/follow-type.ts';
import { ID_TYPE_WORDS, ID_TYPES } from '#shared/domain/person/id-document.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { readDay, readName } from '#shared/typed-text.ts';
import { SelectField } from '../../../ui/field/select-field.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import css from '../people.module.css';
import { NUMBER_LABELS, SEX_WORDS } from '../people-words.ts';
import type { TypedPerson } from './use-person-form.ts';

const SEXES = [
  { value: 'male', label: SEX_WORDS.male },
  { value: 'female', label: SEX_WORDS.female },
] as const;
const INSURANCES = [
  { value: 'resident', label: '居民医保' },
  { value: 'employee', label: '职工医保' },
  { value: 'none', label: '未参保' },
] as const;
const ACCOUNT_KINDS = [
  { value: 'card', label: '银行卡' },
  { value: 'passbook', label: '存折' },
] as const;
const TYPES = ID_TYPES.map((type) => ({ value: type, label: ID_TYPE_WORDS[type] }));

type FieldsProps = { readonly of: TypedPerson; readonly isEditable: boolean; readonly isNew?: boolean };

/** Who it is: document, name, sex and birth date, and how to reach them. */
export function PersonFields({ of, isEditable, isNew = false }: FieldsProps) {
  const { person } = of.form;
  return (
    <div className={css['fields']}>
      <SelectField
        label="证件种类"
        value={person.idType}
        options={TYPES}
        disabled={!isEditable}
        help="号码能看出种类时自动选好；没有身份证的孩子选户口簿，还没有上户口的选新生儿。"
        onChange={of.chooseType}
      />
      <Text
        of={of}
        isEditable={isEditable}
        path="person.idNumber"
        isFirst={isNew}
        label={NUMBER_LABELS[person.idType]}
        value={person.idNumber}
        hint={person.idType === 'newborn' ? '18 位号码加顺序号，例如 …-01' : saidByNumber(of)}
        help="输完按校验位核对。新生儿用母亲或监护人的号码加顺序号：每个孩子一个，用过的不再用。"
        onType={of.typeNumber}
        tidy={(typed) => (person.idType === 'newborn' ? typed.trim() : normaliseIdNumber(typed))}
      />
      <Text
        of={of}
        isEditable={isEditable}
        path="person.name"
        label="姓名"
        value={person.name}
        onType={(name) => of.changePerson({ name })}
        tidy={(typed) => readName(typed) ?? typed.trim()}
      />
      {isSilent(person.idType, person.idNumber) ? (
        <>
          <SelectField
            label="性别"
            value={person.sex}
            options={SEXES}
            nothing="请选择"
            disabled={!isEditable}
            problem={of.problemAt('person.sex')}
            onChange={(sex) => of.changePerson({ sex })}
          />
          <Text
            of={of}
            isEditable={isEditable}
            path="person.birthDate"
            label="出生日期"
            value={person.birthDate}
            placeholder="2023-03-15"
            onType={(birthDate) => of.changePerson({ birthDate })}
            tidy={tidyDay}
          />
        </>
      ) : null}
      <Text
        of={of}
        isEditable={isEditable}
        path="person.phone"
        label="联系电话"
        value={person.phone}
        onType={(phone) => of.changePerson({ phone })}
      />
      <Text
        of={of}
        isEditable={isEditable}
        path="person.village"
        label="村（社区）"
        value={person.village}
        onType={(village) => of.changePerson({ village })}
      />
      <Text
        of={of}
        isEditable={isEditable}
        path="person.address"
        label="住址"
        value={person.address}
        onType={(address) => of.changePerson({ address })}
      />
      <SelectField
        label="参保类型"
        value={person.insurance}
        options={INSURANCES}
        nothing="没有填写"
        disabled={!isEditable}
        onChange={(insurance) => of.changePerson({ insurance })}
      />
    </div>
  );
}

/** Where their money goes. */
export function AccountFields({ of, isEditable }: FieldsProps) {
  const { account } = of.form;
  return (
    <div className={css['fields']}>
      <SelectField
        label="账户种类"
        value={account.kind}
        options={ACCOUNT_KINDS}
        disabled={!isEditable}
        onChange={(kind) => of.changeAccount({ kind })}
      />
      <Text
        of={of}
        isEditable={isEditable}
        path="account.holder"
        label="户名"
        value={account.holder}
        onType={(holder) => of.changeAccount({ holder })}
      />
      <Text
        of={of}
        isEditable={isEditable}
        path="account.bank"
        label="开户银行"
        value={account.bank}
        onType={(bank) => of.changeAccount({ bank })}
      />
      <Text
        of={of}
        isEditable={isEditable}
        path="account.number"
        label="收款账号"
        value={account.number}
        onType={(number) => of.changeAccount({ number })}
      />
    </div>
  );
}

/** `20230315` → `2023-03-15`; what is no day stays as typed. */
function tidyDay(typed: string): string {
  const read = readDay(typed);
  return read.ok ? read.day : typed.trim();
}

/** What the number says, under it. */
function saidByNumber({ form: { person } }: TypedPerson): string | undefined {
  const birth = parseDay(person.birthDate);
  if (person.sex === '' || birth === null || isSilent(person.idType, person.idNumber)) return undefined;
  return `${SEX_WORDS[person.sex]}，${formatDayInWords(birth)}出生`;
}

type TextProps = FieldsProps & {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onType: (typed: string) => void;
  readonly tidy?: (typed: string) => string;
  readonly hint?: string | undefined;
  readonly help?: string;
  readonly placeholder?: string;
  /** The cursor begins here. */
  readonly isFirst?: boolean;
};

function Text({
  of,
  isEditable,
  path,
  label,
  value,
  onType,
  tidy,
  hint,
  help,
  placeholder,
  isFirst = false,
}: TextProps) {
  return (
    <TextField
      label={label}
      value={value}
      readOnly={!isEditable}
      autoFocus={isFirst}
      maxLength={path === 'person.address' || path === 'person.village' || path === 'account.bank' ? 400 : 64}
      placeholder={placeholder}
      hint={hint}
      help={help}
      problem={of.problemAt(path)}
      onChange={onType}
      onBlur={() => {
        const tidied = tidy?.(value) ?? value.trim();
        if (tidied !== value) onType(tidied);
        of.leave(path);
      }}
    />
  );
}
