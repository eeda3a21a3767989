import { APPLICATION_STATUSES } from '#shared/domain/application-status.ts';
import { COUNTY_STAGES } from '#shared/domain/county/county-stage.ts';
import { readOneOf, useHeldText, usePreference } from '../../client/preference/use-preference.ts';
import { type DeskFilter, type DeskStatus, EVERYTHING } from './desk-filter.ts';

/** What is kept for no narrowing. */
const ANY = 'any';
const STAGES = [ANY, ...COUNTY_STAGES] as const;
const STATUSES: readonly DeskStatus[] = ['all', ...APPLICATION_STATUSES];

/**
 * The filter as it was left: the state also over a restart, the text until the window closes, for it may hold a name and what
 * outlives the window lies on the disk in clear. What a filter hides is counted beside it, so that nothing looks lost.
 */
export function useDeskFilter(): readonly [DeskFilter, (filter: DeskFilter) => void] {
  const [status, setStatus] = usePreference('desk-status', readOneOf(STATUSES), EVERYTHING.status);
  const [stage, setStage] = usePreference('desk-county', readOneOf(STAGES), ANY);
  const [text, setText] = useHeldText('desk-text');
  return [
    { status, county: status !== 'sealed' || stage === ANY ? null : stage, text },
    (next) => {
      if (next.status !== status) setStatus(next.status);
      if ((next.county ?? ANY) !== stage) setStage(next.county ?? ANY);
      if (next.text !== text) setText(next.text);
    },
  ];
}
