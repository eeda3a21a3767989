import { yuanToFen } from '#shared/fen.ts';
import type { LocalTerms, PackFund, ShareFund, ShareTerms } from '../../packs/pack-content.ts';
import type { AppliedTerms, FundPlan, TermsPlan } from '../plan.ts';
import { toRatio, type PackReader } from './pack-reader.ts';

function planTerms(fund: ShareFund, terms: ShareTerms, { figure }: PackReader): TermsPlan {
  const deductible = figure(terms.deductible, yuanToFen);
  const ratio = figure(terms.ratio, toRatio);
  const applied: AppliedTerms = {
    base: terms.base?.value ?? fund.base.value,
    rate: { kind: 'ratio', deductible, ratio },
    isConfirmed: deductible.confirmed && ratio.confirmed,
    cap: figure(terms.cap, (value) => (value === null ? null : yuanToFen(value))),
    poolId: fund.pool,
  };
  return {
    setBy: 'policy',
    kinds: terms.kinds ? new Set(terms.kinds.value) : null,
    poolId: fund.pool,
    localCap: terms.localCap ?? null,
    applied,
    resolved: { applies: true, terms: applied },
  };
}

function planLocalTerms(fund: ShareFund, terms: LocalTerms, { article, localKind }: PackReader): TermsPlan {
  return {
    setBy: 'local',
    kinds: terms.kinds ? new Set(terms.kinds.value) : null,
    poolId: terms.pool ?? fund.pool,
    localCap: terms.localCap ?? null,
    base: fund.base.value,
    setting: terms.setting,
    isByKind: localKind(terms.setting) === 'classTerms',
    article: article(terms.article),
  };
}

/** A fund of a checked pack ready to run; `earlier` are the funds listed before it. */
export function planFund(fund: PackFund, earlier: readonly FundPlan[], read: PackReader): FundPlan {
  const common = {
    id: fund.id,
    index: earlier.length,
    name: fund.name,
    poolId: fund.pool,
    kinds: fund.kinds ? new Set(fund.kinds.value) : null,
  };
  if (fund.method === 'share') {
    const published = Object.entries(fund.terms).map(([id, terms]) => [id, planTerms(fund, terms, read)] as const);
    const local = Object.entries(fund.localTerms ?? {}).map(
      ([id, terms]) => [id, planLocalTerms(fund, terms, read)] as const,
    );
    const base = read.figure(fund.base, (value) => value);
    return { ...common, method: 'share', base, terms: new Map([...published, ...local]) };
  }
  const replaces = earlier.find((item) => item.id === fund.replaces);
  if (replaces?.method !== 'share') {
    throw new RangeError(`A checked pack replaces a fund it does not have: ${fund.replaces}`);
  }
  return {
    ...common,
    method: 'perDay',
    replaces,
    rateKey: fund.rate,
    psychiatricOnly: fund.psychiatricOnly.value,
    classes: new Set(fund.classes.value),
    article: read.article(fund.classes.article),
  };
}
