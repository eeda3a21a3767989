import type { MaterialView } from '#shared/contract/case/material.ts';
import type { Handlers } from '#shared/contract/index.ts';
import { checkKeptFile } from '#shared/domain/material/attached-file.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { attachmentView, fileLabel } from '../../attachments/attachment-view.ts';
import type { Context } from '../../service-context.ts';
import type { Open } from '../../session/session-state.ts';
import { sha256Hex } from '../../sha256-hex.ts';
import { unlocked } from '../unlocked.ts';

type Names = 'material/view' | 'material/save' | 'attachment/add' | 'attachment/change' | 'attachment/open';

/** What the page shows after any change. NOT_FOUND. */
function viewOf({ store, station }: Open, applicationId: string): Result<MaterialView> {
  if (store.applications.get(applicationId) === null) return fail('NOT_FOUND');
  const { revision, lines } = store.materials.of(applicationId);
  const attachments = store.attachments.of(applicationId).map(attachmentView);
  return ok({ revision, lines: [...lines], attachments, pack: station.pack });
}

export const materialHandlers: Pick<Handlers<Context>, Names> = {
  'material/view': unlocked(({ open }, { applicationId }) => viewOf(open, applicationId)),
  'material/save': unlocked(({ open }, { applicationId, revision, lines }) => {
    const saved = open.store.materials.save(open.actor, applicationId, revision, lines);
    return saved.ok ? viewOf(open, applicationId) : saved;
  }),
  'attachment/add': unlocked(({ open }, { applicationId, line, name, bytes }) => {
    const media = checkKeptFile(bytes);
    if (!media.ok) return media;
    const added = open.store.attachments.add(open.actor, {
      applicationId,
      line,
      media: media.value,
      name: fileLabel(name),
      sha256: sha256Hex(bytes),
      bytes,
    });
    return added.ok ? viewOf(open, applicationId) : added;
  }),
  'attachment/change': unlocked(({ open }, { attachmentId, revision, turn, line, visit, isRemoved }) => {
    const changed = open.store.attachments.change(open.actor, attachmentId, revision, {
      ...(turn === undefined ? {} : { turn }),
      ...(line === undefined ? {} : { line }),
      ...(visit === undefined ? {} : { visit }),
      ...(isRemoved === undefined ? {} : { isRemoved }),
    });
    return changed.ok ? viewOf(open, changed.value.applicationId) : changed;
  }),
  'attachment/open': unlocked(({ open: { store } }, { attachmentId }) => {
    const attachment = store.attachments.get(attachmentId);
    const bytes = attachment === null ? null : store.attachments.bytes(attachmentId);
    return attachment === null || bytes === null
      ? fail('NOT_FOUND')
      : ok({ attachment: attachmentView(attachment), bytes });
  }),
};
