import { questionsOf } from '../../electron/service/assess/policy/form-questions.ts';
import { BENXI } from '../rules/support/benxi.ts';

/** What the form asks under the policy of the invented case. */
export const BENXI_ASKED = questionsOf(BENXI);
