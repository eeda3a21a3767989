/** The look of a county's own form: 小四-like text, roomy rows to write in by hand, one frame from top to bottom. */
export const APPROVAL_STYLE = `
body { font-size: 11pt; }
.head-line { margin: 2mm 0 1.4mm; font-size: 10pt; }
.form th, .form td { height: 8.4mm; padding: 0.6mm 1.4mm; line-height: 1.35; }
.form th { padding: 0.6mm 0.4mm; text-wrap: balance; }
.form .small { font-size: 9pt; line-height: 1.4; }
.stays td.amount, .stays th { padding-left: 0.4mm; padding-right: 1mm; font-size: 10pt; }
.wide .stays td.amount { font-size: 8pt; }
.account { letter-spacing: 0.06em; }
.request td { font-weight: 700; }
.declaration p { text-indent: 2em; text-align: justify; }
.sign-line { display: flex; justify-content: space-between; margin-top: 6mm; padding-right: 6mm; }
.form th.level { padding: 0 2.4mm; line-height: 1.7; }
.form td.opinion { position: relative; height: 54mm; padding: 1.6mm 2mm; vertical-align: top; }
.choices { display: flex; align-items: baseline; gap: 6mm; }
.blank-amount { display: inline-block; width: 30mm; margin: 0 1mm; border-bottom: 1px solid #000; }
.people { position: absolute; left: 2mm; bottom: 1.5mm; display: flex; }
.people span { width: 30mm; }
.seal { position: absolute; right: 4mm; bottom: 1.5mm; display: flex; flex-direction: column; justify-content: flex-end; align-items: center; gap: 9mm; width: 36mm; height: 30mm; }
.materials { font-size: 9pt; }
.materials col.word { width: 11.6mm; }
.materials col.narrow { width: 9.6mm; }
.form.materials th, .form.materials td { height: 6mm; padding: 0.3mm 0.6mm; line-height: 1.25; }
.form.materials .item { padding-left: 5mm; text-indent: -3.6mm; }
.materials-note { font-size: 8.5pt; }
.special div + div { margin-top: 0.6mm; }
h2 { margin: 3mm 0 1mm; }
.printed { margin-top: 1.5mm; font-size: 8.5pt; }
`;
