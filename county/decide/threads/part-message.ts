import type { Opening } from '../../intake/open-batch.ts';
import type { PreparedPart } from '../prepare-batch.ts';
import type { PreparedRecord } from '../prepared-record.ts';

/** A part on its way between two threads: one text and one piece of memory that changes hands, which is far less work than its objects. */
export type PartMessage = {
  readonly text: string;
  /** What is sealed, one behind the other. */
  readonly sealed: ArrayBuffer;
};

type SentRecord = Omit<PreparedRecord, 'counted'> & { readonly counted: readonly string[] };
type SentPart = Opening<
  Omit<PreparedPart, 'records' | 'summaries'> & {
    readonly records: readonly SentRecord[];
    readonly summaries: readonly { readonly first: number; readonly length: number }[];
  }
>;

/** Everything in a part is text, whole numbers, truth and lists: JSON carries it unchanged. */
export function packPart(part: Opening<PreparedPart>): PartMessage {
  if (!part.ok) return { text: JSON.stringify(part satisfies SentPart), sealed: new ArrayBuffer(0) };
  const { records, summaries, ...rest } = part.value;
  const sealed = new Uint8Array(summaries.reduce((sum, group) => sum + group.sealed.length, 0));
  let at = 0;
  const groups = summaries.map(({ first, sealed: bytes }) => {
    sealed.set(bytes, at);
    at += bytes.length;
    return { first, length: bytes.length };
  });
  const sent = records.map(({ counted, ...record }): SentRecord => ({ ...record, counted: [...counted] }));
  const message: SentPart = { ok: true, value: { ...rest, records: sent, summaries: groups } };
  return { text: JSON.stringify(message), sealed: sealed.buffer };
}

/** The part that {@link packPart} packed. */
export function unpackPart({ text, sealed }: PartMessage): Opening<PreparedPart> {
  const part = JSON.parse(text) as SentPart; // Written by the function above, in a thread of this program.
  if (!part.ok) return part;
  const { records, summaries, ...rest } = part.value;
  const received = records.map(({ counted, ...record }): PreparedRecord => ({ ...record, counted: new Set(counted) }));
  let at = 0;
  const groups = summaries.map(({ first, length }) => {
    const bytes = new Uint8Array(sealed, at, length);
    at += length;
    return { first, sealed: bytes };
  });
  return { ok: true, value: { ...rest, records: received, summaries: groups } };
}
