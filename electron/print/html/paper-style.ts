import { FOOTER_FONT, FOOTER_FONT_FACE } from './footer-font.ts';

/** The font of the papers; main brings it. */
export const PAPER_FONT = 'Noto Serif SC';

/**
 * What all papers share: A4 with 25 mm on the left for filing, black on white without any fill, so that an old laser
 * printer loses nothing. Lines are 1 px (0.75 pt; Chromium draws none thinner), figures stand in columns, rows and blocks
 * marked `whole` are not torn apart.
 * Collapsed lines vanish at a page end, so cells draw their right and lower line, the first one of a row its left one too;
 * in rows marked `under` the first column belongs to a cell from above.
 */
export const PAPER_STYLE = `
${FOOTER_FONT_FACE}
@page { size: A4; margin: 12mm 15mm 22mm 25mm; }
* { box-sizing: border-box; }
html { color: #000; background: #fff; }
body {
  margin: 0;
  font: 400 10.5pt/1.45 '${PAPER_FONT}', serif;
  font-variant-numeric: tabular-nums lining-nums;
  line-break: strict;
  overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 18pt; font-weight: 700; line-height: 1.25; letter-spacing: 0.08em; text-align: center; text-wrap: balance; }
h2 { margin: 2.6mm 0 1mm; font-size: 1em; font-weight: 700; break-after: avoid; }
p { margin: 0; }
b, th.strong { font-weight: 700; }
table {
  width: 100%;
  border-top: 1px solid #000;
  border-spacing: 0;
  table-layout: fixed;
}
table:has(> thead) { border-top: 0; }
th, td {
  padding: 0.7mm 1.2mm;
  border: 0 solid #000;
  border-width: 0 1px 1px 0;
  font-weight: 400;
  text-align: left;
  vertical-align: middle;
}
tr > :first-child { border-left-width: 1px; }
tr.under > :first-child { border-left-width: 0; }
thead > :first-child > * { border-top-width: 1px; }
.joined { margin-top: -1px; }
th { text-align: center; }
thead { display: table-header-group; }
tr, .whole { break-inside: avoid; }
.amount { text-align: right; white-space: nowrap; }
.middle { text-align: center; }
.nowrap { white-space: nowrap; }
.number { font-family: '${FOOTER_FONT}', '${PAPER_FONT}', serif; white-space: nowrap; }
.head-line { display: flex; justify-content: space-between; align-items: flex-end; gap: 5mm; }
.head-line span + span { white-space: nowrap; }
.mark { font-size: 9pt; font-weight: 700; text-align: right; }
.draft-mark {
  position: fixed;
  inset: 0;
  z-index: -1;
  display: flex;
  align-items: center;
  justify-content: center;
  overflow: hidden;
}
.draft-mark span {
  color: #fff;
  font-size: 108pt;
  letter-spacing: 0.06em;
  white-space: nowrap;
  transform: rotate(-57deg);
  -webkit-text-stroke: 0.7pt #000;
  paint-order: stroke fill;
}
.draft .amount span, .draft .clear, .draft .formula { background: #fff; }
`;
