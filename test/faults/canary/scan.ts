import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodings } from './encodings.ts';

/** A string that lies readable. */
export type Hit = { readonly file: string; readonly text: string; readonly encoding: string };

type Needle = { readonly text: string; readonly encoding: string; readonly bytes: Buffer };

/** Looks for thousands of strings at once, each in every encoding: by their first four bytes, then whole. */
export class Scanner {
  readonly #byStart = new Map<number, Needle[]>();
  /** Whether any string starts like this; answers nearly every place of a file without a look at the map. */
  readonly #isStart = new Uint8Array(2 ** 22);

  constructor(strings: readonly string[]) {
    for (const text of strings) {
      for (const [encoding, bytes] of encodings(text)) {
        const start = bytes.readUInt32LE(0);
        this.#isStart[placeOf(start)] = 1;
        const known = this.#byStart.get(start);
        if (known === undefined) this.#byStart.set(start, [{ text, encoding, bytes }]);
        else known.push({ text, encoding, bytes });
      }
    }
  }

  /** The first readable string of each encoding in these bytes. */
  scan(file: string, bytes: Buffer): readonly Hit[] {
    const hits = new Map<string, Hit>();
    let start = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      // The four bytes that end here, the last one highest.
      start = (start >>> 8) | ((bytes[at] ?? 0) << 24);
      if (at < 3 || this.#isStart[placeOf(start)] === 0) continue;
      for (const { text, encoding, bytes: wanted } of this.#byStart.get(start >>> 0) ?? []) {
        if (!hits.has(encoding) && wanted.equals(bytes.subarray(at - 3, at - 3 + wanted.length)))
          hits.set(encoding, { file, text, encoding });
      }
    }
    return [...hits.values()];
  }

  /** Every file and file name below a folder. */
  scanFolder(folder: string): { readonly hits: readonly Hit[]; readonly files: number; readonly bytes: number } {
    const hits: Hit[] = [];
    let [files, bytes] = [0, 0];
    const walk = (path: string): void => {
      hits.push(...this.scan(`name of ${path}`, Buffer.from(path)));
      const stat = lstatSync(path);
      if (stat.isDirectory()) for (const name of readdirSync(path)) walk(join(path, name));
      else if (stat.isFile()) {
        const content = readFileSync(path);
        files += 1;
        bytes += content.length;
        hits.push(...this.scan(path, content));
      }
    };
    if (existsSync(folder)) walk(folder);
    return { hits, files, bytes };
  }
}

const placeOf = (start: number): number => (Math.imul(start, 0x9e3779b1) >>> 10) & (2 ** 22 - 1);
