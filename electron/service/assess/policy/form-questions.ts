import type { PolicyPack } from '#rules';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { yuanToFen } from '#shared/fen.ts';
import { VISIT_KINDS } from '#shared/settlement/vocabulary.ts';

const known = new WeakMap<PolicyPack, FormQuestions>();

/** What the form asks under a policy, read off what the policy decides by. The same object for the same pack. */
export function questionsOf(pack: PolicyPack): FormQuestions {
  const asked = known.get(pack) ?? read(pack);
  known.set(pack, asked);
  return asked;
}

function read({ content }: PolicyPack): FormQuestions {
  const { layers, outpatientBasic, deferral } = content;
  const basicKind = outpatientBasic?.kind.value ?? null;
  return {
    hukou: content.hukou !== undefined || layers?.supplement !== undefined,
    enrolment: content.enrolment !== undefined,
    bedDays: content.funds.some(({ method }) => method === 'perDay'),
    computed: VISIT_KINDS.filter((kind) => layers !== undefined || kind === basicKind),
    computedBasic: basicKind,
    // What is paid by the day takes the place of another fund and counts with it.
    openingFunds: content.funds.filter(({ method }) => method === 'share').map(({ id, name }) => ({ id, name })),
    openingX: layers !== undefined,
    yearEndUpTo: deferral === undefined ? null : yuanToFen(deferral.upTo.value),
  };
}
