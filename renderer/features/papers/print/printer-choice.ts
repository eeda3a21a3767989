import type { PrintKind } from '#shared/domain/paper-kind.ts';

/** What a printer is remembered for: a kind of paper, or papers printed together. */
export type PrinterUse = PrintKind | 'together';

/** Which printer each use goes to, by the system's name; left out: the system's dialog asks. */
export type PrinterChoices = Readonly<Partial<Record<PrinterUse, string>>>;

/** For `usePreference`: the choices as they were kept. */
export function readChoices(kept: unknown): PrinterChoices | null {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return null;
  return Object.fromEntries(
    Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

type Printer = { readonly name: string; readonly label: string };

/** What the list of printers offers: the system's dialog, every printer, and the chosen one even when it is gone. */
export function printerOptions(
  printers: readonly Printer[],
  chosen: string,
): readonly { readonly value: string; readonly label: string }[] {
  const gone = chosen !== '' && printers.every(({ name }) => name !== chosen);
  return [
    { value: '', label: '打印时再选' },
    ...printers.map(({ name, label }) => ({ value: name, label })),
    ...(gone ? [{ value: chosen, label: `${chosen}（没有接好）` }] : []),
  ];
}
