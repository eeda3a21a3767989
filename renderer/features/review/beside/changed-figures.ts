import type { SettlementView } from '#shared/contract/case/assessment.ts';

/** A figure of the settlement that is another one than before, in fen; null: there was, or is, none. */
export type ChangedFigure = { readonly name: string; readonly before: number | null; readonly after: number | null };

/** The figures of a settlement by name, in the order people read them. `names`: how its bills are called. */
function figuresOf(view: SettlementView, names: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const figures = new Map<string, number>([
    ['应救助', view.payable],
    ['应追回', view.recover],
    ['到年终支付', view.deferred],
    ['合计救助', view.totalAid],
    ['此前已付', view.alreadyPaid],
  ]);
  for (const { year, burden, aid } of view.years) {
    figures.set(`${year} 年个人负担`, burden);
    for (const { name, amount } of aid) figures.set(`${year} 年${name}`, amount);
  }
  for (const { visit, burden, aidTotal } of view.visits) {
    const name = names.get(visit);
    // Bills of other applications are not this one's to look at.
    if (name === undefined) continue;
    figures.set(`${name}·个人负担`, burden);
    figures.set(`${name}·救助`, aidTotal);
  }
  for (const { year, name, left } of view.caps) if (left !== null) figures.set(`${year} 年${name}剩余`, left);
  return figures;
}

/**
 * What of the amounts is another one than in a settlement before; the first line, what is due, always. `names`: how the
 * bills of both are called now.
 */
export function changedFigures(
  before: SettlementView,
  after: SettlementView,
  names: ReadonlyMap<string, string>,
): readonly ChangedFigure[] {
  const [old, present] = [figuresOf(before, names), figuresOf(after, names)];
  return [...new Set([...present.keys(), ...old.keys()])]
    .map((name) => ({ name, before: old.get(name) ?? null, after: present.get(name) ?? null }))
    .filter((figure, index) => index === 0 || figure.before !== figure.after);
}
