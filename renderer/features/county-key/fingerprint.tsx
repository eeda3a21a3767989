import css from './county-key.module.css';

/** A key's fingerprint in groups of four, to be read out over the telephone. */
export function Fingerprint({ text }: { readonly text: string }) {
  const groups = text.replace(/[^0-9A-Za-z]/g, '').match(/.{1,4}/g) ?? [];
  return (
    <p className={css['fingerprint']}>
      {groups.map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </p>
  );
}
