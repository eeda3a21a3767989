import type { EligibilityLine, TraceRow } from '#shared/contract/case/assessment.ts';
import { EXEMPT_FACT_WORDS } from '#shared/domain/exemption/exempt-fact.ts';
import type { ExemptionRecord } from '../../store/records/exemption-record.ts';
import { exemptionSentence, signedWords } from '../exemption/exemption-words.ts';
import { caseVisitId } from './case-visit.ts';

/** A line of 核查 as it stands after two people set its condition aside: passed, and saying why and by whom. */
export function exemptedLine(line: EligibilityLine, exemptions: readonly ExemptionRecord[]): EligibilityLine {
  const exemption = exemptions.find(
    ({ visit, fact }) => visit === line.visit && EXEMPT_FACT_WORDS[fact] === line.condition,
  );
  // Another rule of the same condition may still fail it: what was set aside is the fact alone.
  if (exemption === undefined || line.result !== 'pass') return line;
  const { found, reason, evidence } = exemption;
  return {
    ...line,
    fact: `${found}；按特殊情形办理：${reason}（依据：${evidence}）`,
    source: `特殊情形，${signedWords(exemption)}`,
  };
}

function exemptionRow(exemption: ExemptionRecord, visit: string): TraceRow {
  return {
    visit,
    layer: 'eligibility',
    layerName: '特殊情形',
    step: 'exemption',
    text: exemptionSentence(exemption),
    formula: '',
    result: null,
    article: '',
    passage: '',
  };
}

/**
 * The steps with what was set aside before those of its bill. Left out where there are no steps, and for a bill that is
 * not among them: another year's.
 */
export function withExemptions(
  exemptions: readonly ExemptionRecord[],
  steps: readonly TraceRow[],
  visitKey: (caseVisit: string) => string,
): TraceRow[] {
  const rows = [...steps];
  for (const exemption of exemptions) {
    const visit = visitKey(caseVisitId(exemption.applicationId, exemption.visit));
    const at = rows.findIndex((row) => row.visit === visit);
    if (at >= 0) rows.splice(at, 0, exemptionRow(exemption, visit));
  }
  return rows;
}
