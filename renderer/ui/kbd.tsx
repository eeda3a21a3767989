import css from './kbd.module.css';

/** A key combination in small type beside the thing it does: `<Kbd keys="Ctrl+K" />`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className={css['kbd']} aria-hidden>
      {keys}
    </kbd>
  );
}
