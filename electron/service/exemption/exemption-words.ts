import { EXEMPT_FACT_WORDS } from '#shared/domain/exemption/exempt-fact.ts';
import type { ExemptionRecord } from '../../store/records/exemption-record.ts';

/** Who asked and who signed, as every place says it. */
export function signedWords({ askedBy, decided }: Pick<ExemptionRecord, 'askedBy' | 'decided'>): string {
  if (decided === null) return `${askedBy}提出`;
  const { by, at, permit } = decided;
  const mark = permit === null ? '' : `，同一人提出并核定，县级授权 ${permit.permitNo}`;
  return `${askedBy}提出，${by}于 ${at.slice(0, 10)} 核定${mark}`;
}

/** The sentence of the trace. */
export const exemptionSentence = (exemption: ExemptionRecord): string =>
  `「${EXEMPT_FACT_WORDS[exemption.fact]}」按特殊情形办理：${exemption.reason}（依据：${exemption.evidence}；${signedWords(exemption)}）`;
