import { z } from 'zod';
import { category, key, list, money, object, percent, sentence, sourced, visitKind, wholeNumber } from '../sourced.ts';
import { isNo, textField } from '../words/field.ts';

/** The share of what lies over an amount, up to where the next band begins. */
const band = object({ over: sourced(money), ratio: sourced(percent) });

const layerRule = object({
  /** For people with one of these identities on the day of the visit; the last rule is for everybody else. */
  categories: sourced(list(category)).optional(),
  bands: list(band),
});

/** The first digits of a GB/T 2260 code. */
export const hukouPrefix = textField('行政区划代码的开头（二至六位数字）', (text) => /^\d{2,6}$/.test(text));

/** How the layers between basic insurance and aid are worked out when the slip does not show them (contract 4.8). */
export const layersSchema = object({
  seriousIllness: object({ name: sentence, rules: list(layerRule) }),
  /** On what seriousIllness leaves of the year's burden after basic insurance. */
  supplement: object({
    name: sentence,
    classes: sourced(list(key)),
    hukou: sourced(hukouPrefix),
    bands: list(band),
  }).optional(),
});

const level = z
  .union([z.literal([1, 2, 3]), z.enum(['1', '2', '3'])], { error: isNo('医疗机构级别（1、2 或 3）') })
  .transform((value) => (value === 1 || value === '1' ? 1 : value === 2 || value === '2' ? 2 : 3));

/** What basic insurance pays for ordinary outpatient visits: a line per hospital level, one yearly limit. */
export const outpatientBasicSchema = object({
  name: sentence,
  kind: sourced(visitKind),
  /** Kinds whose slip amounts use the same yearly limit. */
  sharedBy: sourced(list(visitKind)),
  limit: sourced(money),
  levels: list(object({ level, over: sourced(money), ratio: sourced(percent) })),
});

const monthDay = textField('月日（如 09-01）', (text) => /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text));

/** From which day an enrolment gives benefits; the first rule that applies. Day 0 is the day of the event. */
export const enrolmentSchema = object({
  /** Paid in these days of the year before: from 1 January of the year paid for. */
  collectiveFrom: sourced(monthDay),
  collectiveTo: sourced(monthDay),
  /** A newborn paid for within so many days of birth: from birth. */
  newbornDays: sourced(wholeNumber),
  /** Paid within so many days of the end of employee insurance: from the day after that end. */
  employeeDays: sourced(wholeNumber),
  /** Everybody else: so many days after payment. */
  waitingDays: sourced(wholeNumber),
});
