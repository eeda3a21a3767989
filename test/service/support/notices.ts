import type { NoticeView } from '#shared/contract/case/public-notice.ts';
import type { Window } from './window.ts';

const DAY = 86_400;

/** Has the county ask for a notice of five working days. */
export const askForNotices = (window: Window) =>
  window.ask('notice/setRule', {
    rule: { isRequired: true, days: 5, isWorking: true, source: '测医保〔2023〕9号' },
  });

/** Begins a notice today. */
export const putUp = (window: Window, ids: readonly string[]): Promise<NoticeView> =>
  window.ask('notice/start', {
    applicationIds: [...ids],
    from: window.clock.today(),
    place: '村务公开栏',
    phone: '024-40000000',
  });

/** Lets days pass, so many at a time that the clock is still believed. */
export function passDays(window: Window, days: number): void {
  window.clock.pass(days * DAY);
}
