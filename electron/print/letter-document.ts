import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { assertNever } from '#shared/result.ts';
import { type Html, html } from './html/html.ts';
import { pageFooter } from './html/page-footer.ts';
import { paperPage } from './html/paper-page.ts';
import { authorisationBody } from './letters/authorisation.ts';
import type { Letter } from './letters/letter.ts';
import { letterTitle } from './letters/letter-parts.ts';
import { LETTER_STYLE } from './letters/letter-style.ts';
import { noticeBody } from './letters/notice.ts';
import { receiptBody } from './letters/receipt.ts';
import { refusalBody } from './letters/refusal.ts';
import type { PaperDocument } from './paper-input.ts';

function bodyOf(letter: Letter): Html {
  switch (letter.kind) {
    case 'notice':
      return noticeBody(letter);
    case 'receipt':
      return receiptBody(letter);
    case 'authorisation':
      return authorisationBody(letter);
    case 'refusal':
      return refusalBody(letter);
    default:
      return assertNever(letter);
  }
}

/**
 * A letter to the applicant as HTML for printing. Pure. `hashOf` gives the first characters of the hash of what is
 * printed: they stand at the foot and in the QR, so that one sheet can be told from another.
 */
export function letterDocument(letter: Letter, hashOf: (text: string) => string): PaperDocument {
  const { head, kind } = letter;
  const title = PRINT_TITLES[kind];
  const page = paperPage({
    title,
    style: LETTER_STYLE,
    body: html`${letterTitle(title, head)}${bodyOf(letter)}`,
    isDraft: head.isDraft,
    mark: head.mark,
  });
  return {
    html: page,
    title: `${title} ${head.number ?? '未编号'}`,
    footerTemplate: pageFooter({
      number: head.number,
      revision: head.revision,
      shortHash: head.isDraft ? null : hashOf(page),
      isDraft: head.isDraft,
    }),
  };
}
