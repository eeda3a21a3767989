import css from './field.module.css';

type NoteAreaProps = {
  readonly label: string;
  /** What belongs here, while it is empty. */
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A few words written at a field, of two lines; the cursor stands in it as soon as it opens. */
export function NoteArea({ label, placeholder, value, onChange }: NoteAreaProps) {
  return (
    <textarea
      className={css['note']}
      aria-label={label}
      rows={2}
      maxLength={400}
      autoFocus
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
