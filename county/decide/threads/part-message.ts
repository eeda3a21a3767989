import type { Opening } from '../../intake/open-batch.ts';
import type { PreparedPart } from '../prepare-batch.ts';
import type { PreparedRecord } from '../prepared-record.ts';

/** A part on its way between two threads: one text and one piece of memory that changes hands, which is far less work than its objects. */
export type PartMessage = {
  readonly text: string;
  /** What is sealed of each record, one behind the other. */
  readonly sealed: ArrayBuffer;
};

type SentRecord = Omit<PreparedRecord, 'sealed' | 'counted'> & {
  readonly counted: readonly string[];
  readonly length: number;
};
type SentPart = Opening<Omit<PreparedPart, 'records'> & { readonly records: readonly SentRecord[] }>;

/** Everything in a part is text, whole numbers, truth and lists: JSON carries it unchanged. */
export function packPart(part: Opening<PreparedPart>): PartMessage {
  if (!part.ok) return { text: JSON.stringify(part satisfies SentPart), sealed: new ArrayBuffer(0) };
  const { records, ...rest } = part.value;
  const sealed = new Uint8Array(records.reduce((sum, record) => sum + record.sealed.length, 0));
  let at = 0;
  const sent = records.map(({ sealed: bytes, counted, ...record }): SentRecord => {
    sealed.set(bytes, at);
    at += bytes.length;
    return { ...record, counted: [...counted], length: bytes.length };
  });
  const message: SentPart = { ok: true, value: { ...rest, records: sent } };
  return { text: JSON.stringify(message), sealed: sealed.buffer };
}

/** The part that {@link packPart} packed. */
export function unpackPart({ text, sealed }: PartMessage): Opening<PreparedPart> {
  const part = JSON.parse(text) as SentPart; // Written by the function above, in a thread of this program.
  if (!part.ok) return part;
  const { records, ...rest } = part.value;
  let at = 0;
  const received = records.map(({ length, counted, ...record }): PreparedRecord => {
    const bytes = new Uint8Array(sealed, at, length);
    at += length;
    return { ...record, counted: new Set(counted), sealed: bytes };
  });
  return { ok: true, value: { ...rest, records: received } };
}
