import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useSignedIn } from '../client/use-session.ts';

/** Puts the page on paper as it stands: what is only for the screen is left out by `print.css`. */
export const PrintButton = () => (
  <Button
    variant="default"
    leftSection={<IconPrinter size={16} stroke={1.5} aria-hidden />}
    onClick={() => window.print()}
  >
    打印
  </Button>
);

type PrintedByProps = {
  /** What the page is of, beside its title. */
  readonly what: string;
  /** The county's day. */
  readonly today: string;
};

/** Only on paper: which county, of what, of which day and by whom. */
export function PrintedBy({ what, today }: PrintedByProps) {
  const { countyName, name } = useSignedIn();
  return (
    <p data-print="only">
      {countyName}　{what}　{today} 由 {name} 打印
    </p>
  );
}
