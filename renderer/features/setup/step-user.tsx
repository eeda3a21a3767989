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
        hint="第一位用户同时是受理员、复核员和管理员。启用后请在「设置」的「用户与登录」中添加一位复核员，一人办理、另一人复核。"
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
