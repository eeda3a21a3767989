/** Letters are read by the applicant at home: 小四, wide lines, tables a little smaller. */
export const LETTER_STYLE = `
body { font-size: 12pt; line-height: 1.75; }
h1 { margin: 6mm 0 4mm; font-size: 20pt; }
.head-line { margin: 2mm 0; font-size: 10.5pt; }
.to { margin-top: 4mm; }
.text { text-indent: 2em; text-align: justify; }
.text { margin-bottom: 1mm; }
table + .text, table + .small { margin-top: 2mm; }
h2 { margin: 4mm 0 1.5mm; font-size: 12pt; }
table { font-size: 10.5pt; line-height: 1.45; }
th, td { padding: 1.2mm 1.6mm; }
td.fill { height: 10mm; }
.small { font-size: 9.5pt; }
.passage { margin-top: 0.6mm; font-size: 9.5pt; line-height: 1.4; }
.blank { display: inline-block; width: 45mm; margin: 0 1mm; border-bottom: 1px solid #000; }
.blank.short { width: 12mm; }
.signs { margin-top: 7mm; }
.signs .sign { position: relative; height: 32mm; vertical-align: top; }
.sign-date { position: absolute; right: 2mm; bottom: 1.5mm; }
.printed { margin-top: 1.5mm; font-size: 8.5pt; line-height: 1.4; }
`;
