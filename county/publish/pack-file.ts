import { z } from 'zod';
import { loadCompiledPack, type PolicyKey, type PolicyPack, type SeenPack, verifySignedPack } from '#rules';
import { problemLine } from '#shared/settlement/problem.ts';
import { type Booked, booked, refuse } from '../books/books-refusal.ts';

/** A signed policy pack that the county may send and settle by. */
export type PackFile = {
  readonly pack: PolicyPack;
  readonly version: number;
  /** Whose key signed it. */
  readonly signer: string;
  /** This very release was published before: it can only go to more PCs. */
  readonly isKnown: boolean;
};

const MOST_PROBLEMS = 3;

/**
 * Checks a pack file as the windows will: signed with the county's policy key, sound, and newer than what was sent before of the same
 * pack, or the same. Refusals: no_policy_key, pack_refused.
 */
export function readPackFile(
  bytes: Uint8Array,
  key: PolicyKey | null,
  seen: ReadonlyMap<string, SeenPack>,
): Booked<PackFile> {
  if (key === null) return refuse('no_policy_key');
  const verdict = verifySignedPack(bytes, [key], seen);
  if (!verdict.ok) {
    const problems = verdict.problems.slice(0, MOST_PROBLEMS).map(problemLine).join('；');
    return refuse('pack_refused', { words: `${verdict.words}${problems}` });
  }
  const { pack, version, signedBy, isSeen } = verdict;
  return booked({ pack, version, signer: signedBy.name, isKnown: isSeen });
}

const signedText = z.looseObject({ compiled: z.string(), version: z.int().min(1) });

/** The pack in a file whose signature was checked when it was published; null when this program does not read it any more. */
export function packOf(file: string): Pick<PackFile, 'pack' | 'version'> | null {
  const signed = signedText.safeParse(jsonOf(Buffer.from(file, 'base64url').toString('utf8')));
  if (!signed.success) return null;
  const pack = loadCompiledPack(signed.data.compiled);
  return pack.ok ? { pack: pack.value, version: signed.data.version } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
