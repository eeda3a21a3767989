import { type ReactNode, useId } from 'react';
import { useIsEditable, useProblem, useIntakeSession } from '../state/use-intake.ts';
import { FieldComments } from '../comments/field-comments.tsx';
import css from './field.module.css';
import { ProblemLine } from './problem-line.tsx';
import { tidyDay } from './tidy.ts';

type TextFieldProps = {
  readonly label: string;
  /** Path in the form; errors and the keyboard find the field by it. */
  readonly path: string;
  readonly value: string;
  readonly onType: (typed: string) => void;
  /** Puts what was typed in order when the field is left (a day, an amount). */
  readonly tidy?: (typed: string) => string;
  /** Key of the help text. */
  readonly help: string;
  readonly placeholder?: string;
  readonly align?: 'start' | 'end';
  readonly maxLength?: number;
  /** What stands behind the text: facts read from it. */
  readonly after?: ReactNode;
  /** Says the label to readers only; the column head shows it. */
  readonly isLabelHidden?: boolean;
  readonly className?: string;
};

/** A labelled text input with its sentence underneath. */
export function TextField(props: TextFieldProps) {
  const { label, path, value, onType, tidy, help, placeholder, align = 'start', maxLength = 64 } = props;
  const session = useIntakeSession();
  const isEditable = useIsEditable();
  const problem = useProblem(path);
  const id = useId();
  const leave = (): void => {
    const tidied = tidy?.(value) ?? value;
    if (tidied !== value) onType(tidied);
    session.leave(path);
  };
  return (
    <div className={[css['field'], props.className].filter(Boolean).join(' ')}>
      {props.isLabelHidden === true ? null : (
        <label className={css['label']} htmlFor={id}>
          {label}
        </label>
      )}
      <div className={css['control']}>
        <input
          id={id}
          className={css['input']}
          data-align={align}
          data-path={path}
          data-help={help}
          data-day={tidy === tidyDay || undefined}
          data-severity={problem?.severity}
          aria-label={props.isLabelHidden === true ? label : undefined}
          aria-invalid={problem?.severity === 'wrong'}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          value={value}
          readOnly={!isEditable}
          placeholder={isEditable ? placeholder : undefined}
          maxLength={maxLength}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onType(event.currentTarget.value)}
          onBlur={isEditable ? leave : undefined}
        />
        {props.after}
      </div>
      {problem === null ? null : <ProblemLine id={`${id}-problem`} problem={problem} />}
      <FieldComments path={path} />
    </div>
  );
}
