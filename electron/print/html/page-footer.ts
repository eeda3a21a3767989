import { FOOTER_FONT, FOOTER_FONT_FACE } from './footer-font.ts';
import { html } from './html.ts';
import { PAPER_FONT } from './paper-style.ts';
import { qrSvg } from './qr-svg.ts';

type PageFooter = {
  /** Case number; null for a draft never accepted. */
  readonly number: string | null;
  readonly revision: number;
  /** First characters of the settlement's hash. */
  readonly shortHash: string | null;
  readonly isDraft: boolean;
};

const QR_MM = 15;

/** What the QR says: enough to find the case and to see whether the paper belongs to its last revision. */
export const qrContent = ({ number, revision, shortHash }: PageFooter): string =>
  `AID1|${number ?? ''}|${revision}|${shortHash ?? ''}`;

/** Chromium's template for the foot of each page: number and hash, page x of y, QR. A draft has no QR: there is nothing to check. */
export function pageFooter(footer: PageFooter): string {
  const { number, shortHash, isDraft } = footer;
  const style = {
    markup: `<style>${FOOTER_FONT_FACE}
#footer { padding: 0; }
.foot { display: grid; grid-template-columns: 1fr auto 1fr; align-items: center; width: 100%; height: 17mm; margin: 0 15mm 3.5mm 25mm;
  color: #000; font: 8pt/1.5 '${FOOTER_FONT}', '${PAPER_FONT}', serif; -webkit-print-color-adjust: exact; }
.foot svg { display: block; margin-left: auto; }
</style>`,
  };
  const qr = isDraft || number === null || shortHash === null ? null : qrSvg(qrContent(footer), QR_MM);
  return html`${style}
    <div class="foot">
      <div>
        ${number === null ? (isDraft ? '草稿 · 未编号' : '未编号') : `编号 ${number}`}${shortHash === null ? null : html`<br />校验 ${shortHash}`}
      </div>
      <div>第 <span class="pageNumber"></span> 页 · 共 <span class="totalPages"></span> 页</div>
      <div>${qr}</div>
    </div>`.markup;
}
