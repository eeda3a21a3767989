import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { AppStatus } from '#shared/contract/access/session.ts';
import { errorText } from '#shared/errors.ts';
import { StoppedActions } from '../damage/stopped-actions.tsx';
import css from './session.module.css';
import { isKnownCode, stopAdvice } from './stop-advice.ts';

type StoppedScreenProps = {
  readonly stopped: Extract<AppStatus, { readonly state: 'stopped' }>;
};

/** The data cannot be used as it is: what happened, what is safe, what to do. */
export function StoppedScreen({ stopped }: StoppedScreenProps) {
  const { code, detail, version } = stopped;
  const [isFormOpen, setFormOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const advice = stopAdvice(code);
  return (
    <div className={css['screen']}>
      <main className={`${css['panel']} ${css['stopped']}`} role="alert" aria-label={advice.title}>
        <div className={css['stoppedHead']}>
          <IconAlertTriangle size={28} stroke={1.5} aria-hidden />
          <h1 ref={heading} tabIndex={-1} className={css['title']}>
            {advice.title}
          </h1>
        </div>
        {/* A form needs the room of a small screen. */}
        <dl className={css['facts']} hidden={isFormOpen}>
          <dt>发生了什么</dt>
          <dd>{errorText(isKnownCode(code) ? { code, detail } : { code: 'INTERNAL', detail: { ref: code } })}</dd>
          <dt>哪些是安全的</dt>
          <dd>{advice.safe}</dd>
          <dt>现在怎么做</dt>
          <dd>
            <ol>
              {advice.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </dd>
        </dl>
        <StoppedActions code={code} onForm={setFormOpen} />
        <p className={css['stoppedCode']}>
          报修时请告知：版本 {version}，情况代号 {code}
        </p>
      </main>
    </div>
  );
}
