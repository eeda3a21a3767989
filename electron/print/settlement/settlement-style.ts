/** Dense, because one short stay has to fit one page: 9 pt in tables, 8.5 pt in the trace. */
export const SETTLEMENT_STYLE = `
body { font-size: 9pt; line-height: 1.32; }
h2 { margin: 1.9mm 0 0.7mm; font-size: 9.5pt; }
.head-line { margin: 1.2mm 0 0.8mm; font-size: 9pt; }
th, td { padding: 0.5mm 1mm; }
.small { font-size: 8pt; line-height: 1.3; }
.stays td.amount, .stays th { padding-left: 0.3mm; padding-right: 0.7mm; font-size: 8.5pt; }
.stays th { padding-right: 0.3mm; }
.sum td { font-weight: 700; }
.payable .pay .amount { font-size: 12pt; line-height: 1.25; }
.payable .pay td { font-weight: 700; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 2mm; align-items: start; margin-top: 1.2mm; }
.pair th, .pair td { padding: 0.4mm 0.8mm; font-size: 8.5pt; }
.trace { font-size: 8.3pt; line-height: 1.28; }
.trace td { padding: 0.2mm 0.8mm; }
.trace .layer { vertical-align: top; }
.trace .group td { font-weight: 700; }
.formula { display: inline-block; padding-left: 1em; font-size: 8pt; }
.notes { margin-top: 1.4mm; font-size: 7.5pt; line-height: 1.32; text-align: justify; }
.signatures { margin-top: 2.2mm; }
.sign { position: relative; height: 30mm; vertical-align: top; }
.sign-date { position: absolute; right: 2mm; bottom: 1mm; }
.printed { margin-top: 0.8mm; font-size: 8pt; }
.wide .stays td.amount, .wide .pair td.amount, .wide .trace td.amount { padding-left: 0; padding-right: 0.4mm; font-size: 7pt; }
`;
