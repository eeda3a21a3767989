import { usePreference } from '../../client/use-preference.ts';

/** The widths a person gave to the columns of a table; `set` with null gives the first width back. */
export function useColumnWidths(tableId: string): {
  readonly widths: Readonly<Record<string, number>>;
  readonly set: (column: string, width: number | null) => void;
} {
  const [widths, setWidths] = usePreference<Readonly<Record<string, number>>>(`columns-${tableId}`, {});
  return {
    widths,
    set: (column, width) =>
      setWidths((before) => {
        const { [column]: _, ...others } = before;
        return width === null ? others : { ...others, [column]: width };
      }),
  };
}
