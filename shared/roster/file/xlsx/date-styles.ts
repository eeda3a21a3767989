import { attributeOf, xmlTokens } from './xml-tokens.ts';

/** Formats without a code in the file that show a day or a time, those of East Asia among them. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a format code shows a day or a time: a letter of one that is neither quoted nor escaped nor a colour. */
export function isDateCode(code: string): boolean {
  if (/\[[hms]+\]/i.test(code)) return true;
  const bare = code.replace(/\[[^\]]*\]|\\.|"[^"]*"|[*_]./g, '');
  return !/^\s*general\s*$/i.test(bare) && /[ydhs]|m{3}|am\/pm|a\/p/i.test(bare);
}

/** Which cell formats of a workbook show dates, from its styles; the first has number 0. */
export function isDateStyleIn(styles: string): (style: number) => boolean {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isOfCells = false;
  const numberIn = (attributes: string): number => Number(attributeOf(attributes, 'numFmtId') ?? '0');
  xmlTokens({
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(numberIn(attributes), attributeOf(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') isOfCells = true;
      else if (name === 'xf' && isOfCells) formats.push(numberIn(attributes));
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false;
    },
  }).push(styles);
  const dates = new Set(
    formats.flatMap((id, style) => {
      const code = codes.get(id) ?? '';
      return (code === '' ? isBuiltInDate(id) : isDateCode(code)) ? [style] : [];
    }),
  );
  return (style) => dates.has(style);
}
