import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { useIntake } from '../intake/state/use-intake.ts';
import { CorrectForm } from './correct-form.tsx';
import css from './decision.module.css';
import { ExemptForm } from './exemption/exempt-form.tsx';
import { ExemptionList } from './exemption/exemption-list.tsx';
import { useExemptions } from './exemption/use-exemptions.ts';
import { RefuseForm, WithdrawForm } from './step-forms.tsx';
import { Timeline } from './timeline.tsx';

type Step = 'correct' | 'refuse' | 'withdraw' | 'exempt';

/** From where an application can still be withdrawn; a draft without a number is discarded. */
const WITHDRAWABLE: ReadonlySet<ApplicationStatus> = new Set([
  'draft',
  'accepted',
  'correcting',
  'settled',
  'reviewed',
  'noticing',
]);

/** The steps beside the usual one, below it; while one is being taken it has the place to itself. */
export function Beside({ children }: { readonly children: ReactNode }) {
  const status = useIntake((state) => state.detail.status);
  const isNumbered = useIntake((state) => state.detail.number !== null);
  const isIneligible = useIntake((state) => state.assessment?.settlement?.status === 'ineligible');
  const isBusy = useIntake((state) => state.busy !== null || state.moved !== null);
  const missing = useMissingRole('clerk');
  const [step, setStep] = useState<Step | null>(null);
  const [isTold, setTold] = useState(false);
  const exemptions = useExemptions();
  const close = (): void => setStep(null);
  if (step === 'correct' && status === 'accepted') return <CorrectForm onClose={close} />;
  if (step === 'refuse' && status === 'accepted') return <RefuseForm onClose={close} />;
  if (step === 'exempt' && status === 'accepted') {
    return <ExemptForm choices={exemptions.choices} onClose={close} />;
  }
  if (step === 'withdraw' && WITHDRAWABLE.has(status)) return <WithdrawForm onClose={close} />;
  const button = (to: Step, text: string): ReactNode => (
    <button type="button" className={css['quiet']} disabled={isBusy} onClick={() => setStep(to)}>
      {text}
    </button>
  );
  const may = missing === null && isNumbered;
  return (
    <>
      <ExemptionList rows={exemptions.rows} />
      {children}
      <div className={css['more']}>
        {may && status === 'accepted' ? button('correct', '通知补正') : null}
        {may && status === 'accepted' && isIneligible ? button('refuse', '不予救助') : null}
        {may && status === 'accepted' && exemptions.choices.length > 0 ? button('exempt', '特殊情形') : null}
        {may && WITHDRAWABLE.has(status) ? button('withdraw', '撤回申请') : null}
        {isNumbered ? (
          <button type="button" className={css['quiet']} onClick={() => setTold(true)}>
            办理记录
          </button>
        ) : null}
      </div>
      {isTold ? <Timeline onClose={() => setTold(false)} /> : null}
    </>
  );
}
