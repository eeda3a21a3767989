import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { spanText } from '../../print/words/form-words.ts';
import type { ExemptionRecord } from '../../store/records/exemption-record.ts';
import { visitName } from '../assess/gaps.ts';
import { exemptionSentence } from '../exemption/exemption-words.ts';

/** What two people set aside of an application, one sentence each, with the bill it is about; in the order of the bills. */
export const specialCases = (form: ApplicationForm, exemptions: readonly ExemptionRecord[]): readonly string[] =>
  form.visits.flatMap(({ key, from, to }) => {
    const bill = [visitName(form, key), spanText(from, to)].filter((part) => part !== '').join(' ');
    return exemptions
      .filter(({ visit }) => visit === key)
      .map((exemption) => `${bill}：${exemptionSentence(exemption)}。`);
  });
