import { type Html, html } from './html.ts';
import { PAPER_STYLE } from './paper-style.ts';

/** What the mark on every page of an unconfirmed paper says. */
const DRAFT_WORDS = '草稿·未确认';

/** A fixed element stands on every printed page. Thin outlines: what stands over them stays readable, and no grey is printed. */
const DRAFT_MARK: Html = html`<div class="draft-mark"><span>${DRAFT_WORDS}</span></div>`;

type PaperPage = {
  readonly title: string;
  /** Rules of this paper, after the shared ones. Written here, never from data. */
  readonly style: string;
  readonly body: Html;
  readonly isDraft: boolean;
  /** A sentence every paper of the case carries, above everything else. */
  readonly mark?: string | null | undefined;
  /** Smaller figures, where amounts of ten million yuan and more must fit. */
  readonly isWide?: boolean | undefined;
};

/** A whole HTML document. No script, link or address in it; main adds the fonts. */
export function paperPage({ title, style, body, isDraft, mark = null, isWide = false }: PaperPage): string {
  const sheet: Html = { markup: `<style>${PAPER_STYLE}${style}</style>` };
  const classes = [isDraft ? 'draft' : '', isWide ? 'wide' : ''].join(' ').trim();
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        ${sheet}
      </head>
      <body class="${classes}">
        ${isDraft ? DRAFT_MARK : null} ${mark === null ? null : html`<p class="mark">${mark}</p>`} ${body}
      </body>
    </html>`.markup;
}
