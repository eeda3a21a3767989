import type { Handlers } from '#shared/contract/index.ts';
import { PAPER_TITLES, type PaperKind } from '#shared/contract/case/paper.ts';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { paperDocument } from '../../../print/paper-document.ts';
import type { Context } from '../../service-context.ts';
import { printRow } from '../../application/application-rows.ts';
import { paperInput } from '../../paper/paper-input.ts';
import { sha256Hex } from '../../sha256-hex.ts';
import { isStillOpen, unlocked, type UserContext } from '../unlocked.ts';

type Names = 'paper/make' | 'paper/open' | 'paper/save';

/** Pages of a PDF as Chromium writes it, its page objects outside any compressed stream. */
function pageCount(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1');
  return Math.max(1, text.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0);
}

async function make(
  context: UserContext,
  applicationId: string,
  kind: PaperKind,
): Promise<Result<ChannelOutput<'paper/make'>>> {
  const { open, packs, host, session } = context;
  const record = open.store.applications.get(applicationId);
  if (record === null) return fail('NOT_FOUND');
  // What was settled is printed in the words of the very pack it was settled under.
  const frozen = open.store.settlements.of(applicationId);
  const pack = frozen === null ? packs.get(open.station.pack) : packs.getByHash(frozen.packId, frozen.packHash);
  if (!pack.ok) return pack;
  const input = paperInput(context, pack.value, record, kind);
  if (!input.ok) return input;
  const pdf = await host.pdf(paperDocument(kind, input.value));
  if (!pdf.ok) return pdf;
  const current = session.current();
  if (current === null || !isStillOpen(context)) return fail('LOCKED');
  if (current.store.applications.get(applicationId)?.revision !== record.revision) return fail('STALE_REVISION');
  const bytes = pdf.value;
  const print = current.store.prints.add(current.actor, {
    applicationId,
    kind,
    title: PAPER_TITLES[kind],
    isDraft: input.value.isDraft,
    sha256: sha256Hex(bytes),
    pages: pageCount(bytes),
    revision: record.revision,
    bytes,
  });
  return ok({ print: printRow(print), bytes });
}

export const paperHandlers: Pick<Handlers<Context>, Names> = {
  'paper/make': unlocked((context, { applicationId, kind }) => make(context, applicationId, kind)),
  'paper/open': unlocked(({ open: { store } }, { printId }) => {
    const [print, bytes] = [store.prints.get(printId), store.prints.bytes(printId)];
    return print === null || bytes === null ? fail('NOT_FOUND') : ok({ print: printRow(print), bytes });
  }),
  'paper/save': unlocked(async ({ open: { store }, host }, { printId }) => {
    const [print, bytes] = [store.prints.get(printId), store.prints.bytes(printId)];
    if (print === null || bytes === null) return fail('NOT_FOUND');
    // The title and the time of making, never a name or number of a person.
    const madeAt = print.madeAt.slice(0, 16).replace(/[^\d]/g, '');
    const saved = await host.saveFile({
      suggestedName: `${print.title}-${madeAt}.pdf`,
      filterName: 'PDF 文件',
      extensions: ['pdf'],
      bytes,
    });
    return saved.ok ? ok({ path: saved.value?.path ?? null }) : saved;
  }),
};
