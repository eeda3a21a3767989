import { toDay } from '#shared/day.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { readForm } from '#shared/domain/read-form.ts';
import { assessForm, type FullAssessment } from '../../../../electron/service/assess/assess-form.ts';
import type { AssessInput } from '../../../../electron/service/assess/assess-input.ts';
import { BENXI } from '../../../rules/support/benxi.ts';
import { BENXI_ASKED } from '../../../support/benxi-asked.ts';
import { TODAY } from '../../support/forms/invented-form.ts';

const today = toDay(TODAY);
const NOTHING = {
  local: [],
  earlier: [],
  settled: [],
  ledger: [],
  accepted: [],
  claims: [],
  exemptions: [],
  countyRaised: [],
  cuts: [],
  died: null,
};

/** Assesses a form by Benxi's policy, nothing else known but what `changes` says. */
export const assess = (form: ApplicationForm, changes: Partial<AssessInput> = {}): FullAssessment =>
  assessForm({
    applicationId: 'a1',
    form,
    facts: readForm(form, today, BENXI_ASKED),
    pack: BENXI,
    ...NOTHING,
    today,
    ...changes,
  });
