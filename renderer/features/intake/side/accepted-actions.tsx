import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ToGetItem } from '#shared/contract/case/assessment.ts';
import { errorText } from '#shared/errors.ts';
import { useFocusBack } from '../../../ui/overlay/use-focus-back.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { WhoCan } from '../../../ui/who-can.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { useExemptions } from '../../decision/exemption/use-exemptions.ts';
import { useIntake } from '../state/use-intake.ts';
import { ConfirmMoved } from './moved/confirm-moved.tsx';
import { ReopenForm } from './reopen/reopen-form.tsx';
import css from './side.module.css';
import { useForward } from './use-forward.ts';
import { useReopen } from './reopen/use-reopen.ts';

/** Id of the sentence above the steps: what the last one was refused for. */
export const ACTION_ERROR = 'action-error';

const WHY_NOT = 'why-not-settled';

const NOTHING: readonly ToGetItem[] = [];

/** 已受理: the settlement is confirmed, or what is still to be got is filled in first. */
export function AcceptedActions() {
  const forward = useForward();
  const busy = useIntake((state) => state.busy);
  const settled = useIntake((state) => state.assessment?.settlement?.status ?? null);
  const toGet = useIntake((state) => state.assessment?.toGet ?? NOTHING);
  const [isReopening, setReopening] = useState(false);
  const moved = useIntake((state) => state.moved);
  const missing = useMissingRole('clerk');
  const whyNot = useWhyNot();
  // Its key was answered with the same sentence above.
  const isAnswered = useIntake((state) => state.actionError?.code === 'EXEMPTION_OPEN');
  const takeBack = useFocusBack(isReopening);
  const confirm = useFocusBack(moved !== null);
  if (moved !== null) return <ConfirmMoved rows={moved} />;
  if (isReopening) return <ReopenForm onClose={() => setReopening(false)} isReview={false} />;
  const isOpen = settled === 'undecided';
  const isHeld = isOpen || whyNot !== null;
  if (missing !== null) {
    return (
      <>
        <Button fullWidth disabled aria-describedby="who-can">
          确认测算
        </Button>
        <WhoCan id="who-can" line={missing} />
      </>
    );
  }
  return (
    <>
      <Button
        ref={confirm}
        fullWidth
        disabled={settled === null || isHeld}
        aria-describedby={isHeld ? (isAnswered ? ACTION_ERROR : WHY_NOT) : undefined}
        loading={busy === 'settle'}
        onClick={forward}
        rightSection={<Kbd keys="Ctrl+Enter" />}
      >
        确认测算
      </Button>
      {isOpen ? <FillIn toGet={toGet} /> : null}
      {isOpen || isAnswered || whyNot === null ? null : (
        <p className={css['why']} id={WHY_NOT}>
          {whyNot}
        </p>
      )}
      {isOpen ? (
        <button ref={takeBack} type="button" className={css['quiet']} onClick={() => setReopening(true)}>
          退回修改
        </button>
      ) : (
        <Button ref={takeBack} fullWidth variant="default" onClick={() => setReopening(true)}>
          退回修改
        </Button>
      )}
    </>
  );
}

/** Why the settlement cannot be confirmed though every fact is known, and the way on; null: it can. */
function useWhyNot(): string | null {
  const waiting = useExemptions().rows.filter(({ state }) => state === 'asked').length;
  const isIneligible = useIntake((state) => state.assessment?.settlement?.status === 'ineligible');
  if (waiting > 0) return errorText({ code: 'EXEMPTION_OPEN', detail: { count: waiting } });
  return isIneligible ? '所填票据都不符合救助条件，没有可以确认的金额。请核对后办理不予救助，或退回修改。' : null;
}

/** Why it cannot be confirmed yet, and the one step out of it. */
function FillIn({ toGet }: { readonly toGet: readonly ToGetItem[] }) {
  const reopen = useReopen();
  const busy = useIntake((state) => state.busy);
  const path = toGet.find((item) => item.path !== null)?.path ?? undefined;
  const isOutside = toGet.length > 0 && path === undefined;
  return (
    <>
      <p className={css['why']} id={WHY_NOT}>
        还有 {toGet.length} 项待补，补齐后才能确认测算。
      </p>
      {isOutside ? (
        <Button fullWidth variant="light" renderRoot={(props) => <Link to="/policy" {...props} />}>
          去政策包
        </Button>
      ) : (
        <Button
          fullWidth
          variant="light"
          loading={busy === 'reopen'}
          title="退回为草稿，编号不变"
          onClick={() => void reopen('补填待查事项', path)}
        >
          补填
        </Button>
      )}
    </>
  );
}
