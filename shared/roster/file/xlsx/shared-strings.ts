import { MOST_CELL_CHARACTERS } from '../read-problem.ts';
import { type XmlTokens, xmlTokens } from './xml-tokens.ts';

/** Text with the characters resolved that a spreadsheet writes as `_x000D_`, and cut to what a roster needs. */
export const cellWords = (text: string): string => {
  const whole = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  // A copy: a part of a string keeps the whole piece of the file alive from which it was cut.
  return Buffer.from(whole.slice(0, MOST_CELL_CHARACTERS), 'utf16le').toString('utf16le');
};

/** The texts that cells refer to by their place. Rich text is joined; how a word is read aloud (`rPh`) is left out. */
export function sharedStrings(): XmlTokens & { readonly strings: readonly string[] } {
  const strings: string[] = [];
  let words = '';
  let isText = false;
  let isReading = false;
  const tokens = xmlTokens({
    open: (name) => {
      if (name === 'si') words = '';
      else if (name === 't') isText = !isReading;
      else if (name === 'rPh') isReading = true;
    },
    text: (text) => {
      if (isText) words += text;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'si') strings.push(cellWords(words));
    },
  });
  return { ...tokens, strings };
}
