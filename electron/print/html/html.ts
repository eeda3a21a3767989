/** Markup that was written here or escaped here. A string never counts as markup, so it cannot slip in unescaped. */
export type Html = { readonly markup: string };

/** What may stand in a template: text and numbers are escaped, markup and lists of markup are not; null leaves nothing. */
type HtmlValue = Html | readonly Html[] | string | number | null;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '=': '&#61;',
};

/** Controls, half surrogate pairs and characters that turn the reading direction: they could make a paper read as something else. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Text for the inside of an element or a quoted attribute. What cannot be printed shows as `□`, so that it is seen. */
export const escapeText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(UNPRINTABLE, '□')
    .replace(/[&<>"'`=]/g, (character) => ENTITIES[character] ?? '');

/** Template tag: everything between `${…}` is escaped unless it is markup already. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = parts.reduce((before, part, index) => `${before}${write(values[index - 1] ?? null)}${part}`);
  return { markup };
}

/** Several pieces of markup in a row. */
export const join = (pieces: readonly Html[]): Html => ({ markup: pieces.map(({ markup }) => markup).join('') });

function write(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value));
  return 'markup' in value ? value.markup : join(value).markup;
}
