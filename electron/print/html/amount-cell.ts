import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { type Html, html } from './html.ts';

/** From here on a figure has 13 characters, and tables with many columns need smaller ones: 10,000,000.00 yuan. */
export const WIDE_FROM = fen(1_000_000_000);

/** Fen in a table: `12,345.67`, `−9,400.00`; a dash where there is no figure. */
export const amountText = (amount: number | null): string =>
  amount === null ? '—' : formatYuanGrouped(fen(amount)).replace('-', '−');

/** A cell for a figure or what stands in its place. */
export const figureCell = (text: string, rowspan = 1): Html =>
  html`<td class="amount" rowspan="${rowspan}"><span>${text}</span></td>`;

/** A cell with an amount in fen. */
export const amountCell = (amount: number | null, rowspan = 1): Html => figureCell(amountText(amount), rowspan);
