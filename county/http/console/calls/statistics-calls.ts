import type { ConsoleHandlers } from '../caller.ts';
import { factsOf, lineOf, linesBy, moneyLines, waitLines } from '../statistics/fold-statistics.ts';
import { statisticsSheet } from '../statistics/statistics-sheet.ts';
import { todayOf } from '../today-of.ts';
import { townshipLabels } from '../township-labels.ts';

/** Figures by township and month, added up from the books at every question. */
export const statisticsCalls: Pick<ConsoleHandlers, 'statistics' | 'export-statistics'> = {
  statistics: async ({ year: asked, township }, { service }) => {
    const today = todayOf(service.machine);
    const year = asked ?? Number(today.slice(0, 4));
    const all = await service.books.queries.yearFacts(year);
    const facts = factsOf(all, township);
    return {
      year,
      today,
      years: all.years,
      total: lineOf('', facts.cases, facts.payments),
      months: linesBy('month', facts),
      townships: linesBy('township', all),
      money: moneyLines(facts.payments),
      waits: waitLines(facts.cases),
    };
  },

  'export-statistics': async ({ year, township }, { service }) => {
    const facts = factsOf(await service.books.queries.yearFacts(year), township);
    const labelOf = await townshipLabels(service.books);
    const bytes = await statisticsSheet({ countyName: service.countyName, year, township, facts, labelOf });
    const fileName = `医疗救助统计-${township ?? service.county}-${year}.xlsx`;
    return { fileName, form: 'xlsx', base64: Buffer.from(bytes).toString('base64') };
  },
};
