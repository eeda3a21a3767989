import type { PrintRow } from '#shared/contract/case/application.ts';
import type { PrintKind } from '#shared/domain/paper-kind.ts';
import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { PaperDocument } from '../../print/paper-input.ts';
import { printRow } from '../application/application-rows.ts';
import { isStillOpen, type UserContext } from '../handlers/unlocked.ts';
import { sha256Hex } from '../sha256-hex.ts';

/** What is printed: an application in a revision, or a list by its number. */
type Printed = {
  readonly kind: PrintKind;
  readonly isDraft: boolean;
  readonly applicationId: string | null;
  readonly about: string;
  readonly revision: number;
};

/** Pages of a PDF as Chromium writes it, its page objects outside any compressed stream. */
function pageCount(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1');
  return Math.max(1, text.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0);
}

/**
 * Makes the PDF and keeps its bytes with their hash: what is shown, saved and printed are these. LOCKED when the session
 * ended meanwhile, STALE_REVISION when the application changed, PAPER_FAILED.
 */
export async function keepPrint(
  context: UserContext,
  document: PaperDocument,
  printed: Printed,
): Promise<Result<{ readonly print: PrintRow; readonly bytes: Uint8Array }>> {
  const pdf = await context.host.pdf(document);
  if (!pdf.ok) return pdf;
  const current = context.session.current();
  if (current === null || !isStillOpen(context)) return fail('LOCKED');
  const { applicationId, kind, revision } = printed;
  if (applicationId !== null && current.store.applications.get(applicationId)?.revision !== revision) {
    return fail('STALE_REVISION');
  }
  const bytes = pdf.value;
  const print = current.store.prints.add(current.actor, {
    ...printed,
    title: PRINT_TITLES[kind],
    sha256: sha256Hex(bytes),
    pages: pageCount(bytes),
    bytes,
  });
  return ok({ print: printRow(print), bytes });
}
