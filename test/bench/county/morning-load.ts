import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { applicationOf, pcOf, personOf, type Pc } from '../../county/decide/support/county.ts';
import { sealed } from '../../county/support/sample-batch.ts';

/** A window with one batch sealed for it. */
export type Window = { readonly pc: Pc; readonly batch: ReturnType<typeof sealed> };

/** Those that a one-time code may have as well. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * `count` windows in as many townships as it takes, each with one batch of `cases` applications. One application of each window is
 * settled; the others are the same with a person, a bill and numbers of their own.
 */
export function* morningWindows(count: number, cases: number, firstTownship = 1): Generator<Window> {
  for (let at = 0; at < count; at++) {
    const township = `210502${String(firstTownship + Math.floor(at / LETTERS.length)).padStart(3, '0')}`;
    const pc = pcOf(LETTERS[at % LETTERS.length] ?? 'A', township);
    const records = likeOne(pc.device.pc, cases, firstTownship * 100_000 + at * cases);
    yield { pc, batch: sealed({ device: pc.device, records }, `morning ${pc.device.pc}`) };
  }
}

function likeOne(pc: string, cases: number, before: number): readonly RecordContent[] {
  const model = JSON.stringify(applicationOf(pc, 1));
  const id = `0191b000-0000-7000-8000-${pc.slice(0, 9)}001-${pc.slice(10)}`;
  const own = applicationOf(pc, 1).person;
  return Array.from({ length: cases }, (_, index): RecordContent => {
    const n = index + 1;
    const person = personOf(before + n);
    const text = model
      .replaceAll(id, id.replace('001-', `${String(n).padStart(3, '0')}-`))
      .replaceAll(`"${pc}-2023-00001"`, `"${pc}-2023-${String(n).padStart(5, '0')}"`)
      .replaceAll(`visit-${pc}-1"`, `visit-${pc}-${n}"`)
      .replaceAll(`"B${pc}1"`, `"B${pc}${n}"`)
      .replaceAll(own.idNumber, person.idNumber)
      .replaceAll(own.name, person.name);
    return JSON.parse(text) as RecordContent; // The same shape as the model; sealing checks it.
  });
}
