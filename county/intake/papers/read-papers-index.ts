import { findPapersContradiction } from '#shared/protocol/papers/papers-contradiction.ts';
import { MAX_INDEX_BYTES, PAPERS_INDEX_FORMAT } from '#shared/protocol/papers/papers-formats.ts';
import type { PapersHeader } from '#shared/protocol/papers/papers-header.ts';
import { papersIndexSchema, type PapersIndex } from '#shared/protocol/papers/papers-index.ts';
import { hasLoneSurrogate } from '#shared/protocol/lone-surrogate.ts';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import { readCanonical } from '../read-canonical.ts';
import { CONTRADICTION_WORDS, PapersRefusedError } from './papers-refusal.ts';
import { sha256Hex } from './sha256-hex.ts';

const LENGTH_BYTES = 4;

/** Reads the list at the front of an opened body and gives what comes after it. Throws {@link PapersRefusedError}. */
export function readPapersIndex(
  body: Uint8Array,
  header: PapersHeader,
): { readonly index: PapersIndex; readonly rest: Uint8Array } {
  const view = Buffer.from(body.buffer, body.byteOffset, body.length);
  const length = view.length < LENGTH_BYTES ? 0 : view.readUInt32BE(0);
  const end = LENGTH_BYTES + length;
  if (length < 2 || length > MAX_INDEX_BYTES || end > view.length) throw new PapersRefusedError('index_length');
  const index = parseIndex(view.subarray(LENGTH_BYTES, end));
  const problem = findPapersContradiction(index, header, sha256Hex);
  if (problem !== null) throw new PapersRefusedError('index_contradiction', { what: CONTRADICTION_WORDS[problem] });
  const expected = header.items.reduce((sum, { bytes }) => sum + bytes, 0);
  if (view.length - end !== expected) throw new PapersRefusedError('contents_length');
  return { index, rest: view.subarray(end) };
}

function parseIndex(bytes: Uint8Array): PapersIndex {
  const read = readCanonical(bytes);
  if (!read.ok) throw new PapersRefusedError(`index_${read.problem}`);
  const { value } = read;
  const format: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'format') : undefined;
  if (format !== PAPERS_INDEX_FORMAT)
    throw new PapersRefusedError('index_version', {
      found: String(format).slice(0, 40),
      supported: PAPERS_INDEX_FORMAT,
    });
  if (findShapeProblems(value).length > 0 || hasLoneSurrogate(value)) throw new PapersRefusedError('index_text');
  const parsed = papersIndexSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  throw new PapersRefusedError('index_field', { field: (field ?? '').slice(0, 80) });
}
