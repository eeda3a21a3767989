import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { AppFailure } from '../../client/app-failure.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { BillsSection } from './bills/bills-section.tsx';
import { BillsSummary } from './bills/bills-summary.tsx';
import { CheckSection } from './check/check-section.tsx';
import { CheckSummary } from './check/check-summary.tsx';
import { OpenComments } from './comments/open-comments.tsx';
import { CountyPart } from './county/county-part.tsx';
import { FieldHelp } from './page/field-help.tsx';
import { IntakeHead } from './page/intake-head.tsx';
import css from './page/intake.module.css';
import { PapersSection } from './papers/papers-section.tsx';
import { PapersSummary } from './papers/papers-summary.tsx';
import { PersonSection } from './person/person-section.tsx';
import { PersonSummary } from './person/person-summary.tsx';
import { SectionFrame } from './page/section-frame.tsx';
import { SettleSection } from './settle/settle-section.tsx';
import { SettleSummary } from './settle/settle-summary.tsx';
import { SideColumn } from './side/side-column.tsx';
import { useForward } from './side/use-forward.ts';
import { firstOpenSection } from './page/folding.ts';
import type { IntakeSession } from './state/intake-session.ts';
import { isEditable } from './state/intake-state.ts';
import { type PageMoves, PageMovesContext } from './page/page-moves.ts';
import { typeEarlyKeys } from './page/type-early-keys.ts';
import { IntakeContext, useIntakeSession } from './state/use-intake.ts';
import { useOpenedSession } from './state/use-opened-session.ts';
import { usePageKeys } from './page/use-page-keys.ts';
import { usePageMoves } from './page/use-page-moves.ts';

type IntakePageProps = {
  readonly id: string;
  /** Opens with the settlement in sight, for who asks where an amount is from. */
  readonly isAtSettlement?: boolean;
};

/** The page of one application: five parts on the left, the amount and the next step always in sight on the right. */
export function IntakePage({ id, isAtSettlement = false }: IntakePageProps) {
  const { opened, retry } = useOpenedSession(id);
  switch (opened.state) {
    case 'loading':
      return <Loading lines={12} />;
    case 'failed':
      return <ErrorState error={new AppFailure(opened.error)} onRetry={retry} />;
    case 'open':
      return (
        <IntakeContext value={opened.session}>
          <Intake session={opened.session} isAtSettlement={isAtSettlement} />
        </IntakeContext>
      );
  }
}

type IntakeProps = { readonly session: IntakeSession; readonly isAtSettlement: boolean };

function Intake({ session, isAtSettlement }: IntakeProps) {
  const page = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { moves, handlers } = usePageMoves(session, scroller);

  useEffect(() => session.start(), [session]);

  // Before the page is painted, or it would be seen at its top first.
  useLayoutEffect(() => {
    const section = firstOpenSection(session.state.get());
    session.state.update((now) => ({ ...now, active: section }));
    if (isAtSettlement) moves.goTo('settle');
    else if (isEditable(session.state.get()) && section !== 'settle') moves.goTo(section);
    typeEarlyKeys(session, page.current);
  }, [session, moves, isAtSettlement]);

  return (
    <PageMovesContext value={moves}>
      <div ref={page} className={css['page']}>
        <div className={css['left']} {...handlers}>
          <IntakeHead />
          <div ref={scroller} className={css['scroller']} data-scroller>
            <CountyPart />
            <OpenComments />
            <Sections />
          </div>
        </div>
        <SideColumn />
        <PageKeys page={page} moves={moves} />
        <FieldHelp root={page} />
      </div>
    </PageMovesContext>
  );
}

function Sections() {
  return (
    <>
      <SectionFrame section="person" summary={<PersonSummary />}>
        <PersonSection />
      </SectionFrame>
      <SectionFrame section="bills" summary={<BillsSummary />}>
        <BillsSection />
      </SectionFrame>
      <SectionFrame section="check" summary={<CheckSummary />}>
        <CheckSection />
      </SectionFrame>
      <SectionFrame section="settle" summary={<SettleSummary />}>
        <SettleSection />
      </SectionFrame>
      <SectionFrame section="papers" summary={<PapersSummary />}>
        <PapersSection />
      </SectionFrame>
    </>
  );
}

type PageKeysProps = { readonly page: React.RefObject<HTMLDivElement | null>; readonly moves: PageMoves };

/** The keyboard of the page. Inside its contexts, because the last key leads the application on. */
function PageKeys({ page, moves }: PageKeysProps) {
  const session = useIntakeSession();
  const forward = useForward();
  const active = useCallback(() => session.state.get().active, [session]);
  const isWrong = useCallback(
    (path: string) => {
      const found = session.state.get().problems.some((each) => each.path === path && each.severity === 'wrong');
      if (found) session.leave(path);
      return found;
    },
    [session],
  );
  usePageKeys({ root: page, moves, active, forward, isWrong });
  return null;
}
