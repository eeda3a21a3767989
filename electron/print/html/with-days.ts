import { type Html, html, join } from './html.ts';

const DAY = /(\d{4}-\d{2}-\d{2})/;

/** Text in which no day is torn apart at its hyphens. */
export const withDays = (text: string): Html =>
  join(
    text
      .split(DAY)
      .filter((part) => part !== '')
      .map((part) => (DAY.test(part) ? html`<span class="nowrap">${part}</span>` : html`${part}`)),
  );
