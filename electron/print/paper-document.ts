import { PRINT_TITLES, type SheetKind } from '#shared/domain/paper-kind.ts';
import { assertNever } from '#shared/result.ts';
import { approvalForm } from './approval/approval-form.ts';
import { pageFooter } from './html/page-footer.ts';
import type { PaperDocument, PaperInput } from './paper-input.ts';
import { settlementSheet } from './settlement/settlement-sheet.ts';

function write(kind: SheetKind, input: PaperInput): string {
  switch (kind) {
    case 'settlement':
      return settlementSheet(input);
    case 'approval':
      return approvalForm(input);
    default:
      return assertNever(kind);
  }
}

/** A paper as HTML for printing. Pure. The title goes into the file's properties, so it names the case, not the person. */
export function paperDocument(kind: SheetKind, input: PaperInput): PaperDocument {
  const { application, shortHash, isDraft, packForms } = input;
  const { number, revision } = application;
  return {
    html: write(kind, input),
    title: `${packForms?.titles[kind] ?? PRINT_TITLES[kind]} ${number ?? '草稿'}`,
    footerTemplate: pageFooter({ number, revision, shortHash, isDraft }),
  };
}
