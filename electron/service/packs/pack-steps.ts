import type { ChannelInput, ChannelOutput } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { compilePack } from '#rules';
import { isStillOpen, type UserContext } from '../handlers/unlocked.ts';
import type { Store } from '../../store/store.ts';
import { fileOf } from '../sync/feed-items.ts';
import { findAffected } from './affected.ts';
import { previewOf, trustedKeys, verifyPackFile } from './open-pack-file.ts';

/** No honest pack comes near this; the rules room would not read more either. */
const MOST_BYTES = 4 * 1024 * 1024;
const LIMIT = '4 MB';

/** The bytes of the file that is named by its item in the county's feed, or that somebody chooses; null: none was. NOT_FOUND. */
async function chooseFile(
  { open, host }: UserContext,
  item: string | undefined,
): Promise<Result<{ readonly bytes: Uint8Array | null } | null>> {
  if (item === undefined)
    return host.openFile({ filterName: '政策包', extensions: ['aidpack'], mostBytes: MOST_BYTES });
  const sent = open.store.county.item(item)?.item;
  const file = sent?.kind === 'pack' ? fileOf(sent) : null;
  return file === null ? fail('NOT_FOUND') : ok({ bytes: file.bytes() });
}

/** Asks for a file, or takes the county's, and verifies it; nothing is installed. */
export async function openPackFile(
  context: UserContext,
  { item }: ChannelInput<'policy/openFile'>,
): Promise<Result<ChannelOutput<'policy/openFile'>>> {
  const { open, packs, previews } = context;
  if (trustedKeys(open.station).length === 0) return fail('PACK_NO_TRUSTED_KEY');
  const chosen = await chooseFile(context, item);
  if (!chosen.ok) return chosen;
  if (!isStillOpen(context)) return fail('LOCKED');
  if (chosen.value === null) return ok({ preview: null });
  const { bytes } = chosen.value;
  if (bytes === null) return fail('FILE_TOO_LARGE', { limit: LIMIT });
  const verified = verifyPackFile(bytes, open.station, open.store);
  if (!verified.ok) return verified;
  const ticket = previews.keep(open.vault, verified.value);
  return ok({ preview: previewOf(ticket, verified.value, open.station, packs) });
}

/** Compares the open applications under the pack in use and under another. */
export async function compareApplications(
  context: UserContext,
  { candidate }: ChannelInput<'policy/affected'>,
): Promise<Result<ChannelOutput<'policy/affected'>>> {
  const { open, packs, previews, emit } = context;
  const before = packs.get(open.station.pack);
  if (!before.ok) return before;
  const file = candidate.kind === 'file' ? previews.find(open.vault, candidate.ticket) : null;
  if (candidate.kind === 'file' && file === null) return fail('PACK_PREVIEW_GONE');
  const after = candidate.kind === 'installed' ? packs.get(candidate.pack) : ok(file?.pack ?? before.value);
  if (!after.ok) return after;
  const isLatest = previews.begin();
  const found = await findAffected(context, before.value, after.value, {
    isWanted: () => isLatest() && isStillOpen(context),
    onProgress: (done, total) => emit('policy/progress', { done, total }),
  });
  if (found !== null) return ok(found);
  return isStillOpen(context) ? fail('PREVIEW_CANCELLED') : fail('LOCKED');
}

/** Installs the previewed file; it is verified anew, because the key or the packs may have changed since. */
export function installPack(
  { open, packs, previews, emit }: UserContext,
  { ticket, reason }: ChannelInput<'policy/install'>,
): Result<Record<string, never>> {
  const file = previews.find(open.vault, ticket);
  if (file === null) return fail('PACK_PREVIEW_GONE');
  const verified = verifyPackFile(Buffer.from(file.text, 'utf8'), open.station, open.store);
  if (!verified.ok) return verified;
  const { pack, version, signer, text } = verified.value;
  const added = open.store.packs.add(
    open.actor,
    { packId: pack.content.id, version, hash: pack.hash, file: text, compiled: compilePack(pack), signer },
    reason,
  );
  if (!added.ok) return added;
  packs.forget();
  previews.drop();
  for (const id of itemsWith(open.store, text)) {
    open.store.county.settleItem(open.actor, id);
    emit('sync/changed', {});
  }
  return ok({});
}

/** What the county sent of this very file: installed, whatever way it came here, it waits for nobody any more. */
const itemsWith = (store: Store, text: string): readonly string[] =>
  store.county.openItems().flatMap(({ item }) => {
    const isIt = item.kind === 'pack' && Buffer.from(item.file, 'base64url').toString('utf8') === text;
    return isIt ? [item.id] : [];
  });

/** Has the station settle with another installed pack. PACK_IN_USE, UNKNOWN_PACK, PACK_DAMAGED. */
export function choosePack(
  { open, packs, session }: UserContext,
  { pack, reason }: ChannelInput<'policy/choose'>,
): Result<Record<string, never>> {
  if (pack === open.station.pack) return fail('PACK_IN_USE');
  const found = packs.get(pack);
  if (!found.ok) return found;
  session.setPack(open, pack, reason);
  return ok({});
}
