import type { Outcome } from './try-mutants.ts';

const isNoticed = ({ verdict }: Outcome): boolean => verdict === 'killed' || verdict === 'timeout';

/** The part of the mutants that the tests noticed, from 0 to 1. */
export const scoreOf = (outcomes: readonly Outcome[]): number =>
  outcomes.length === 0 ? 1 : outcomes.filter(isNoticed).length / outcomes.length;

const onOneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 157)}…` : line;
};

/** `survived rules/engine/funds.ts:12 operator: a < b → a <= b`. */
export const formatOutcome = ({ mutant, verdict, by }: Outcome): string =>
  `${verdict} ${mutant.file}:${mutant.line} ${mutant.kind}: ${onOneLine(mutant.before)} → ${onOneLine(mutant.after)}${by === null ? '' : ` [${by}]`}`;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A Markdown table: by file, how many mutants there are, were noticed, and lived. */
export function formatTable(outcomes: readonly Outcome[]): string {
  const files = [...new Set(outcomes.map(({ mutant }) => mutant.file))].sort();
  const row = (name: string, some: readonly Outcome[]): string => {
    const noticed = some.filter(isNoticed).length;
    return `| ${name} | ${some.length} | ${noticed} | ${some.length - noticed} | ${percent(scoreOf(some))} |`;
  };
  return [
    '| file | mutants | killed | lived | score |',
    '| --- | --- | --- | --- | --- |',
    ...files.map((file) =>
      row(
        `\`${file}\``,
        outcomes.filter(({ mutant }) => mutant.file === file),
      ),
    ),
    row('**all**', outcomes),
  ].join('\n');
}
