import { useLocalStorage } from '@mantine/hooks';

/** The widths a person gave to the columns of a table, kept on this PC; `set` with null gives the first width back. */
export function useColumnWidths(tableId: string): {
  readonly widths: Readonly<Record<string, number>>;
  readonly set: (column: string, width: number | null) => void;
} {
  const [widths, setWidths] = useLocalStorage<Readonly<Record<string, number>>>({
    key: `aid-columns-${tableId}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  return {
    widths,
    set: (column, width) =>
      setWidths((before) => {
        const { [column]: _, ...others } = before;
        return width === null ? others : { ...others, [column]: width };
      }),
  };
}
