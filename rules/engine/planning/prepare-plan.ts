import { yuanToFen } from '#shared/fen.ts';
import { toDay } from '#shared/day.ts';
import type { PackClass, PackContent } from '../../packs/pack-content.ts';
import type { Article, ClassPlan, EnginePlan, FundPlan } from '../plan.ts';
import { readerOf } from './pack-reader.ts';
import { planFund } from './plan-fund.ts';
import { planEnrolment, planLayers, planOutpatientBasic } from './plan-layers.ts';

const plans = new WeakMap<PackContent, EnginePlan>();

/** The plan of a checked pack, made once. Throws only when the pack was never checked, which is a bug. */
export function preparePlan(pack: PackContent): EnginePlan {
  const plan = plans.get(pack) ?? makePlan(pack);
  plans.set(pack, plan);
  return plan;
}

/** The article of each step, made once. */
function clausesOf(pack: PackContent, article: (key: string) => Article): EnginePlan['clause'] {
  const clauses = new Map(Object.entries(pack.clauses).map(([step, key]) => [step, article(key)]));
  return (step) => clauses.get(step) ?? article(pack.clauses[step]);
}

function makePlan(pack: PackContent): EnginePlan {
  const read = readerOf(pack);
  const { article, figure } = read;
  const same = <T>(value: T): T => value;
  const toClass = ({ id, name, oneOff, lookback }: PackClass): ClassPlan => ({
    id,
    name,
    oneOff: oneOff ? { months: figure(oneOff.months, same), beforeRange: figure(oneOff.beforeRange, same) } : null,
    lookback: lookback ? { days: figure(lookback.days, same), kinds: new Set(lookback.kinds.value) } : null,
  });
  const classes = pack.classes.map(toClass);
  const funds: FundPlan[] = [];
  for (const fund of pack.funds) funds.push(planFund(fund, funds, read));
  return {
    pack,
    from: figure(pack.effective.from, toDay),
    to: figure(pack.effective.to, (value) => (value === null ? null : toDay(value))),
    classes,
    classOf: new Map(
      pack.classes.flatMap((item, index) => {
        const aidClass = classes[index] ?? toClass(item);
        return item.members.flatMap((member) =>
          member.value.map((category) => [category, { aidClass, article: article(member.article) }] as const),
        );
      }),
    ),
    kinds: figure(pack.kinds, (value) => new Set(value)),
    pools: new Map(
      pack.pools.map(({ id, name, funds: members }) => [
        id,
        { id, name, members: funds.filter((fund) => members.includes(fund.id)).map(({ index }) => index) },
      ]),
    ),
    funds,
    layers: pack.layers ? planLayers(pack.layers, read) : null,
    outpatientBasic: pack.outpatientBasic ? planOutpatientBasic(pack.outpatientBasic, read) : null,
    hukou: pack.hukou ? figure(pack.hukou, same) : null,
    enrolment: pack.enrolment ? planEnrolment(pack.enrolment, read) : null,
    deferral: pack.deferral ? { upTo: figure(pack.deferral.upTo, yuanToFen) } : null,
    isProvisional: pack.provisional?.value === true,
    clause: clausesOf(pack, article),
  };
}
