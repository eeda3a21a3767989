import type { PolicyPack } from '#rules';
import { readCaseFile } from './case-file.ts';
import { findCases, type Asking } from './case-rows.ts';
import { findAlarms, findBatches, findStatistics } from './lists.ts';
import { findDeviceStates } from './device-states.ts';
import { findHistory } from './history.ts';
import { findStandings, findTownships, readTownshipNames } from './standings.ts';
import { findPairs, findPayList, findPayments } from './money-and-pairs.ts';
import { findPaidList, findPaidLists } from './paid-lists.ts';
import { findPublications } from './publications.ts';
import type { Queries } from './queries.ts';
import { yearFactsOf } from './statistics.ts';

export const makeQueries = (asking: Asking, packs: () => ReadonlyMap<string, PolicyPack>): Queries => ({
  batches: (filter) => findBatches(asking, filter),
  cases: (filter) => findCases(asking, filter),
  caseFile: (record) => readCaseFile(asking, packs(), record),
  pairs: (filter) => findPairs(asking, filter),
  payList: () => findPayList(asking),
  paidLists: () => findPaidLists(asking),
  paidList: (list) => findPaidList(asking, list),
  payments: (filter) => findPayments(asking, filter),
  statistics: (filter) => findStatistics(asking, filter),
  yearFacts: yearFactsOf(asking, packs),
  standings: () => findStandings(asking),
  deviceStates: () => findDeviceStates(asking),
  townships: () => findTownships(asking),
  townshipNames: () => readTownshipNames(asking.connection, asking.county),
  alarms: () => findAlarms(asking),
  publications: (filter) => findPublications(asking, filter),
  history: (filter) => findHistory(asking, filter),
});
