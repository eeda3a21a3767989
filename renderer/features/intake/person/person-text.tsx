import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { TextField } from '../field/text-field.tsx';
import { tidyName, tidyText } from '../field/tidy.ts';
import { changeAccount, changePerson } from '../form/form-change.ts';
import { useIntake, useIntakeSession } from '../state/use-intake.ts';

type PersonTextProps = {
  readonly field: 'name' | 'phone' | 'village' | 'address';
  readonly label: string;
  readonly className?: string;
};

/** One plain text field of the person. */
export function PersonText({ field, label, className }: PersonTextProps) {
  const session = useIntakeSession();
  const value = useIntake((state) => state.form.person[field]);
  return (
    <TextField
      label={label}
      path={`person.${field}`}
      help={field}
      value={value}
      maxLength={field === 'name' || field === 'phone' ? 64 : 400}
      tidy={field === 'name' ? tidyName : tidyText}
      onType={(typed) => session.change(changePerson({ [field]: typed }))}
      className={className}
    />
  );
}

const ACCOUNT_HELP = { holder: 'accountHolder', bank: 'accountBank', number: 'accountNumber' } as const;

type AccountTextProps = {
  readonly field: Exclude<keyof ApplicationForm['account'], 'kind'>;
  readonly label: string;
};

/** One plain text field of the account the aid is paid to. */
export function AccountText({ field, label }: AccountTextProps) {
  const session = useIntakeSession();
  const value = useIntake((state) => state.form.account[field]);
  return (
    <TextField
      label={label}
      path={`account.${field}`}
      help={ACCOUNT_HELP[field]}
      value={value}
      maxLength={field === 'bank' ? 400 : 64}
      tidy={field === 'holder' ? tidyName : tidyText}
      onType={(typed) => session.change(changeAccount({ [field]: typed }))}
    />
  );
}
