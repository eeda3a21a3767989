import { type KeyboardEvent, useId } from 'react';
import { useIsEditable, useProblem, useIntakeSession } from '../state/use-intake.ts';
import { FieldComments } from '../comments/field-comments.tsx';
import css from './field.module.css';
import { ProblemLine } from './problem-line.tsx';

type SegmentedFieldProps<V extends string> = {
  readonly label: string;
  readonly path: string;
  readonly help: string;
  /** Empty while nothing is chosen. */
  readonly value: V | '';
  /** In the order of the keys 1, 2, 3. */
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChoose: (value: V) => void;
};

/** A choice among few: all of them in sight, chosen by click, arrows or the keys 1, 2, 3. */
export function SegmentedField<V extends string>(props: SegmentedFieldProps<V>) {
  const { label, path, help, value, options, onChoose } = props;
  const session = useIntakeSession();
  const isEditable = useIsEditable();
  const problem = useProblem(path);
  const id = useId();
  const chooseByNumber = (event: KeyboardEvent): void => {
    const option = options[Number(event.key) - 1];
    if (option === undefined || !isEditable) return;
    event.preventDefault();
    onChoose(option.value);
  };
  // One field for the keyboard: the chosen option, or the first while nothing is chosen.
  const entry = value === '' ? options[0]?.value : value;
  return (
    <div className={css['field']}>
      <span className={css['label']} id={`${id}-label`}>
        {label}
      </span>
      <div
        className={css['segments']}
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        data-severity={problem?.severity}
        onKeyDown={chooseByNumber}
        onBlur={() => session.leave(path)}
      >
        {options.map((option, index) => (
          <label key={option.value} className={css['segment']} data-chosen={option.value === value}>
            <input
              type="radio"
              className={css['segmentInput']}
              name={id}
              data-path={option.value === entry ? path : undefined}
              data-help={help}
              checked={option.value === value}
              disabled={!isEditable}
              onChange={() => onChoose(option.value)}
            />
            {option.label}
            {isEditable ? (
              <span className={css['segmentKey']} aria-hidden>
                {index + 1}
              </span>
            ) : null}
          </label>
        ))}
      </div>
      {problem === null ? null : <ProblemLine id={`${id}-problem`} problem={problem} />}
      <FieldComments path={path} />
    </div>
  );
}
