import { TextField } from '../../ui/field/text-field.tsx';
import { NewPasswordFields } from '../password/new-password-fields.tsx';
import css from './setup.module.css';
import type { StepProps } from './step-station.tsx';

/** Step 3: the first user and the password. */
export function StepUser({ form, problems, onChange }: StepProps) {
  return (
    <div className={css['fields']}>
      <TextField
        label="经办人姓名"
        isRequired
        autoFocus
        maxLength={50}
        value={form.userName}
        onChange={(userName) => onChange({ userName })}
        problem={problems.userName}
      />
      <NewPasswordFields
        value={{ password: form.password, again: form.again }}
        onChange={onChange}
        problems={{ password: problems.password ?? null, again: problems.again ?? null }}
        knownWords={[form.townshipName, form.townshipCode, form.userName]}
      />
    </div>
  );
}
