import type { FieldProblem } from '../../ui/field/field-problem.ts';
import { PasswordField } from '../../ui/field/password-field.tsx';
import type { NewPassword } from './check-new-password.ts';
import css from './password.module.css';
import { StrengthBar } from './strength-bar.tsx';
import { usePasswordStrength } from './use-password-strength.ts';

type NewPasswordFieldsProps = {
  readonly value: NewPassword;
  readonly onChange: (value: NewPassword) => void;
  readonly problems: { readonly password: FieldProblem | null; readonly again: FieldProblem | null };
  /** @default '密码' */
  readonly label?: string;
  /** Names and codes that must not be the password. */
  readonly knownWords: readonly string[];
};

/** A new password twice, with its strength. */
export function NewPasswordFields({ value, onChange, problems, label = '密码', knownWords }: NewPasswordFieldsProps) {
  const strength = usePasswordStrength(value.password, knownWords);
  return (
    <div className={css['pair']}>
      <div>
        <PasswordField
          label={label}
          isRequired
          autoComplete="new-password"
          value={value.password}
          onChange={(password) => onChange({ ...value, password })}
          problem={problems.password}
        />
        <StrengthBar strength={strength} isQuiet={problems.password !== null} />
      </div>
      <PasswordField
        label={`再输一次${label}`}
        isRequired
        autoComplete="new-password"
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        problem={problems.again}
      />
    </div>
  );
}
