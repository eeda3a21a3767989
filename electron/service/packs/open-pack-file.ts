import { comparePacks, type PolicyKey, policyKeyId, type SeenPack, verifySignedPack } from '#rules';
import type { PackPreview } from '#shared/contract/policy.ts';
import { problemLine } from '#shared/settlement/problem.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Store } from '../../store/store.ts';
import type { Station } from '../session/station.ts';
import type { PackLibrary } from './pack-library.ts';
import type { PreviewedFile } from './pack-previews.ts';
import { packHead } from './view/pack-view.ts';

const MOST_PROBLEMS = 3;

/** Whose signature on packs counts here: the county's, from the key file that was checked over the telephone. */
export function trustedKeys({ county }: Pick<Station, 'county'>): readonly PolicyKey[] {
  return county === null || county.policy === null ? [] : [{ name: county.name, publicKey: county.policy }];
}

/** The newest release that was ever installed of each pack. */
function seenPacks(store: Pick<Store, 'packs'>, id: string): ReadonlyMap<string, SeenPack> {
  const newest = store.packs.newest(id);
  return new Map(newest === null ? [] : [[id, newest]]);
}

/**
 * Verifies a signed pack file against the trusted keys and the releases seen. PACK_NO_TRUSTED_KEY, PACK_REFUSED with the
 * reason, PACK_OLDER, PACK_FORKED, PACK_KNOWN.
 */
export function verifyPackFile(
  bytes: Uint8Array,
  station: Pick<Station, 'county'>,
  store: Pick<Store, 'packs'>,
): Result<PreviewedFile> {
  const keys = trustedKeys(station);
  if (keys.length === 0) return fail('PACK_NO_TRUSTED_KEY');
  // First without the releases seen: only a file that is genuine says which pack it is.
  const genuine = verifySignedPack(bytes, keys, new Map());
  if (!genuine.ok) {
    const problems = genuine.problems.slice(0, MOST_PROBLEMS).map(problemLine).join('；');
    return fail('PACK_REFUSED', { words: problems === '' ? genuine.words : `${genuine.words}${problems}` });
  }
  const { pack, version, signedBy } = genuine;
  const seen = seenPacks(store, pack.content.id);
  const verdict = verifySignedPack(bytes, keys, seen);
  if (!verdict.ok) {
    const newest = seen.get(pack.content.id)?.version ?? version;
    return verdict.reason === 'older'
      ? fail('PACK_OLDER', { version, newest })
      : verdict.reason === 'same_version_other_hash'
        ? fail('PACK_FORKED', { version })
        : fail('PACK_REFUSED', { words: verdict.words });
  }
  if (verdict.isSeen) return fail('PACK_KNOWN', { version });
  const signer = policyKeyId(signedBy.publicKey);
  return ok({ pack, version, signer, text: Buffer.from(bytes).toString('utf8') });
}

/** What a person sees before deciding: what the file is, and how it differs from what is installed. */
export function previewOf(
  ticket: string,
  { pack, version }: PreviewedFile,
  station: Pick<Station, 'pack' | 'county'>,
  packs: Pick<PackLibrary, 'list'>,
): PackPreview {
  const installed = packs.list().map((item) => item.pack);
  const sameId = installed.find(({ content }) => content.id === pack.content.id);
  const inUse = installed.find(
    ({ content }) => content.id === station.pack && content.region.code === pack.content.region.code,
  );
  const before = sameId ?? inUse ?? null;
  return {
    ticket,
    pack: { ...packHead(pack), release: null },
    version,
    // Its name alone: the number of the key that signs policies is not the one that 设置 shows.
    signer: station.county?.name ?? '',
    comparedWith:
      before === null ? null : { title: before.content.title, hash: before.hash, isSameId: sameId !== undefined },
    differences: before === null ? [] : comparePacks(before.content, pack.content).map((item) => ({ ...item })),
    replacesInUse: pack.content.id === station.pack,
  };
}
