const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#96': '`',
  '#61': '=',
};

const withoutStyle = (markup: string): string => markup.replace(/<style>[\s\S]*?<\/style>/g, '');

/** The names of the elements of a paper in order. A quote inside an attribute does not end it early. */
export const tagNames = (markup: string): string[] =>
  [...withoutStyle(markup).matchAll(/<([a-z][a-z0-9]*)(?:\s+(?:"[^"]*"|[^">])*)?>/gi)].map(([, name = '']) =>
    name.toLowerCase(),
  );

/** What a reader of the paper reads: the text between the tags, entities resolved, spaces made one. */
export function readText(markup: string): string {
  const text = withoutStyle(markup).replace(/<[^>]*>/g, '\n');
  return text.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity).replace(/\s+/g, ' ');
}

/** The cells of the rows of one table, named by its class, as text. */
export function tableRows(markup: string, name: string): string[][] {
  const table = new RegExp(`<table class="[^"]*\\b${name}\\b[^"]*">([\\s\\S]*?)</table>`).exec(markup)?.[1] ?? '';
  return [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) => readText(cell).trim()),
  );
}
