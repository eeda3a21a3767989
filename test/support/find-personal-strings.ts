import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const filesUnder = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];

/** The ways in which text could lie readable in a file. */
function encodings(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  return [
    utf8,
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(utf8.toString('hex')),
    // The middle of a base64 text does not depend on what stands around it once whole groups of three are taken.
    ...[0, 1, 2].map((shift) =>
      Buffer.from(utf8.subarray(shift, shift + 3 * Math.floor((utf8.length - shift) / 3)).toString('base64')),
    ),
    Buffer.from(encodeURIComponent(text)),
  ].filter((bytes) => bytes.length >= 6);
}

/** Which of the personal strings can be read in which file; empty when none can. */
export function findPersonalStrings(paths: readonly string[], strings: readonly string[]): string[] {
  const found: string[] = [];
  const wanted = strings.map((text) => [text, encodings(text)] as const);
  for (const file of paths.flatMap(filesUnder)) {
    const bytes = readFileSync(file);
    for (const [text, forms] of wanted) {
      if (forms.some((form) => bytes.includes(form))) found.push(`${text} in ${file}`);
    }
  }
  return found;
}
