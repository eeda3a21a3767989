import css from './who-can.module.css';

type WhoCanProps = {
  /** For the `aria-describedby` of the greyed button. */
  readonly id: string;
  /** The line; null while nothing is missing. */
  readonly line: string | null;
  /** It answers a key just pressed, so it is also read out. */
  readonly isAnswer?: boolean;
};

/** Under a greyed button: who can do it. Said in place, because a button that is greyed shows no tooltip to the keyboard. */
export function WhoCan({ id, line, isAnswer = false }: WhoCanProps) {
  return line === null ? null : (
    <p className={css['line']} id={id} role={isAnswer ? 'status' : undefined}>
      {line}
    </p>
  );
}
