import { useState } from 'react';
import { TextField } from '../../ui/field/text-field.tsx';
import { codeProblem, type SetupForm, type SetupProblems } from './setup-form.ts';
import css from './setup.module.css';

export type StepProps = {
  readonly form: SetupForm;
  readonly problems: SetupProblems;
  readonly onChange: (part: Partial<SetupForm>) => void;
};

/** Step 1: township and PC. */
export function StepStation({ form, problems, onChange }: StepProps) {
  const [hasLeft, setLeft] = useState(false);
  const isShort = form.townshipCode !== '' && form.townshipCode.length < 9;
  return (
    <div className={css['fields']}>
      <TextField
        label="乡镇（街道）名称"
        isRequired
        autoFocus
        maxLength={40}
        value={form.townshipName}
        onChange={(townshipName) => onChange({ townshipName })}
        problem={problems.townshipName}
        help="按公章上的名称填写，会印在每份文书的抬头。"
      />
      <div className={css['pair']}>
        <TextField
          label="乡镇代码（九位）"
          isRequired
          inputMode="numeric"
          maxLength={12}
          placeholder="210502105"
          value={form.townshipCode}
          onChange={(typed) => onChange({ townshipCode: typed.normalize('NFKC').replace(/\s/g, '') })}
          onBlur={() => setLeft(true)}
          problem={
            problems.townshipCode ??
            (hasLeft && isShort ? { severity: 'wrong', text: codeProblem(form.townshipCode) } : null)
          }
          hint={codeHint(form.townshipCode)}
          help="县区六位加乡镇三位，就是统计用区划代码的前九位，可在乡镇统计部门查到。"
        />
        <TextField
          label="电脑字母"
          isRequired
          maxLength={1}
          value={form.pcLetter}
          onChange={(letter) => onChange({ pcLetter: letter.normalize('NFKC').toUpperCase() })}
          problem={problems.pcLetter}
          hint="第一台填 A，第二台填 B。"
          help="同一乡镇有几台电脑时，用字母区分，申请号才不会重复。"
        />
      </div>
    </div>
  );
}

/** What the digits typed so far say. */
function codeHint(code: string): string {
  if (!/^\d{6,9}$/.test(code)) return '前六位是县区，后三位是乡镇。';
  return `县区 ${code.slice(0, 6)}，乡镇 ${code.slice(6).padEnd(3, '·')}`;
}
