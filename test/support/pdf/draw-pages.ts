import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { greyPng } from './grey-png.ts';

/** Enough to see a line that moved by half a millimetre, little enough to keep. */
const DPI = 72;

/** Head of a binary PGM as pdftoppm writes it. */
const PGM = /^P5\n(\d+) (\d+)\n255\n/;

/** Every page as a small grey PNG, drawn by pdftoppm of poppler-utils: another program than the one that wrote the PDF. */
export function drawPages(pdf: Uint8Array): readonly Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'aid-pages-'));
  try {
    execFileSync('pdftoppm', ['-r', String(DPI), '-gray', '-', join(folder, 'page')], { input: pdf });
    return readdirSync(folder)
      .sort()
      .map((name) => {
        const file = readFileSync(join(folder, name));
        const [head = '', width, height] = PGM.exec(file.toString('latin1', 0, 32)) ?? [];
        if (head === '') throw new Error(`pdftoppm wrote no PGM: ${name}`);
        return greyPng(Number(width), Number(height), file.subarray(head.length));
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
