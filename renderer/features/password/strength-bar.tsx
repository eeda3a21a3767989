import type { PasswordStrength } from './use-password-strength.ts';
import css from './password.module.css';

const WORDS = ['很弱', '较弱', '一般', '较强', '很强'] as const;

type StrengthBarProps = {
  readonly strength: PasswordStrength | null;
  /** The field above says already what is wrong. */
  readonly isQuiet: boolean;
};

/** Four strokes, a word and one sentence of advice. Keeps its height, so that nothing jumps while typing. */
export function StrengthBar({ strength, isQuiet }: StrengthBarProps) {
  const score = strength?.score ?? 0;
  const meaning = strength === null ? undefined : !strength.acceptable ? 'danger' : score >= 3 ? 'ok' : 'warn';
  const word = strength === null ? '' : (WORDS[score] ?? '');
  return (
    <div className={css['strength']} data-meaning={meaning}>
      <div
        className={css['strokes']}
        role="meter"
        aria-label="密码强度"
        aria-valuemin={0}
        aria-valuemax={4}
        aria-valuenow={score}
        aria-valuetext={word}
      >
        {[1, 2, 3, 4].map((stroke) => (
          <span
            key={stroke}
            className={css['stroke']}
            data-on={(strength !== null && (stroke <= score || stroke === 1)) || undefined}
          />
        ))}
        <span className={css['word']}>{word}</span>
      </div>
      <p className={css['advice']} aria-live="polite">
        {isQuiet ? '' : (strength?.advice ?? '')}
      </p>
    </div>
  );
}
