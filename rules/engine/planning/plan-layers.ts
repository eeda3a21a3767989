import { yuanToFen } from '#shared/fen.ts';
import type { PackEnrolment, PackLayers, PackOutpatientBasic } from '../../packs/pack-content.ts';
import type { BandPlan, EnrolmentPlan, LayersPlan, OutpatientBasicPlan } from '../plan.ts';
import { toRatio, type PackReader } from './pack-reader.ts';

/** The layer functions of a checked pack ready to run. */
export function planLayers({ seriousIllness, supplement }: PackLayers, { article }: PackReader): LayersPlan {
  const planBands = (bands: PackLayers['seriousIllness']['rules'][number]['bands']): readonly BandPlan[] =>
    bands.map(({ over, ratio }) => ({
      over: yuanToFen(over.value),
      ratio: toRatio(ratio.value),
      article: article(ratio.article),
      confirmed: over.confirmed && ratio.confirmed,
    }));
  return {
    seriousIllness: {
      name: seriousIllness.name,
      rules: seriousIllness.rules.map(({ categories, bands }) => ({
        categories: categories ? new Set(categories.value) : null,
        bands: planBands(bands),
      })),
    },
    supplement: supplement
      ? {
          name: supplement.name,
          classes: new Set(supplement.classes.value),
          hukou: supplement.hukou.value,
          bands: planBands(supplement.bands),
        }
      : null,
  };
}

/** What basic insurance pays for ordinary outpatient visits, ready to run. */
export const planOutpatientBasic = (
  { name, kind, sharedBy, limit, levels }: PackOutpatientBasic,
  { article, figure }: PackReader,
): OutpatientBasicPlan => ({
  name,
  kind: kind.value,
  sharedBy: new Set(sharedBy.value),
  limit: figure(limit, yuanToFen),
  levels: new Map(
    levels.map(({ level, over, ratio }) => [
      level,
      {
        over: yuanToFen(over.value),
        ratio: toRatio(ratio.value),
        article: article(ratio.article),
        confirmed: over.confirmed && ratio.confirmed,
      },
    ]),
  ),
});

/** The rules of an enrolment's first day of benefits, ready to run. */
export function planEnrolment(enrolment: PackEnrolment, { figure }: PackReader): EnrolmentPlan {
  const same = <T>(value: T): T => value;
  return {
    collectiveFrom: figure(enrolment.collectiveFrom, same),
    collectiveTo: figure(enrolment.collectiveTo, same),
    newbornDays: figure(enrolment.newbornDays, same),
    employeeDays: figure(enrolment.employeeDays, same),
    waitingDays: figure(enrolment.waitingDays, same),
  };
}
