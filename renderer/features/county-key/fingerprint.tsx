import css from './county-key.module.css';
import { fingerprintGroups } from './fingerprint-groups.ts';

type FingerprintProps = {
  readonly text: string;
  /** Leaves the last group out: it is to be heard, not copied. @default false */
  readonly hidesLast?: boolean;
};

/** A key's fingerprint in groups of four, to be read out over the telephone. */
export function Fingerprint({ text, hidesLast = false }: FingerprintProps) {
  const groups = fingerprintGroups(text);
  return (
    <p className={css['fingerprint']}>
      {groups.map((group, index) => (
        <span key={index}>{hidesLast && index === groups.length - 1 ? '····' : group}</span>
      ))}
    </p>
  );
}
