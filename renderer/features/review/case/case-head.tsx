import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Kbd } from '../../../ui/kbd.tsx';
import { Money } from '../../../ui/money.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { WhoCan } from '../../../ui/who-can.tsx';
import { payableWord } from '../../intake/side/amount/true-up.ts';
import css from './case.module.css';
import { useCase } from './use-case.ts';

const OBSTACLE = 'review-obstacle';

/** Whose case, how much, and the steps. */
export function CaseHead() {
  const { seen } = useCase();
  const { id, number, status, form, settlement, review } = seen.detail;
  const { outcome } = seen.detail;
  const by = status === 'refusing' ? `${outcome?.by ?? ''}提出` : `${review?.settledBy ?? ''}测算`;
  return (
    <header className={css['head']}>
      <div className={css['who']}>
        <h2 className={css['name']}>
          {form.person.name.trim()}
          <StatusChip status={status} />
        </h2>
        <p className={css['line']}>
          <Link to="/applications/$id" params={{ id }} className={css['number']} title="打开整份申请">
            {number ?? ''}
          </Link>
          <span>{settlement?.treatedAs?.name ?? ''}</span>
          <span>{by}</span>
        </p>
      </div>
      {settlement === null ? null : (
        <div className={css['payable']}>
          <span className={css['payableWord']}>{payableWord(settlement)}</span>
          <Money amount={settlement.payable} weight="payable" />
        </div>
      )}
      <Steps />
    </header>
  );
}

function Steps(): ReactNode {
  const { seen, isAllowed, steps, ask, asked } = useCase();
  const { status } = seen.detail;
  const isBusy = steps.busy !== null || asked !== null;
  switch (status) {
    case 'settled':
      return (
        <div className={css['steps']}>
          <Button
            variant="default"
            disabled={!isAllowed || isBusy}
            onClick={() => ask('return')}
            rightSection={<Kbd keys="B" />}
          >
            退回修改
          </Button>
          <Primary word="复核通过" channel="review/approve" onClick={() => void steps.approve()} isBusy={isBusy} />
          <Obstacle />
        </div>
      );
    case 'refusing':
      return (
        <div className={css['steps']}>
          <Button variant="default" disabled={isBusy} onClick={() => ask('decline')} rightSection={<Kbd keys="B" />}>
            不同意
          </Button>
          <Primary
            word="确认不予救助"
            channel="application/confirmRefusal"
            onClick={() => void steps.confirmRefusal()}
            isBusy={isBusy}
          />
          <Obstacle />
        </div>
      );
    case 'reviewed':
      return (
        <div className={css['steps']}>
          <Button variant="default" disabled={isBusy} onClick={() => ask('takeBack')} rightSection={<Kbd keys="B" />}>
            撤回通过
          </Button>
        </div>
      );
    default:
      // It went on elsewhere; the list says so in a moment.
      return null;
  }
}

/** Under the buttons: why it cannot be passed, or how to come to where its key passes it. */
function Obstacle() {
  const { obstacle, isEarly } = useCase();
  const isAnswer = obstacle === null && isEarly;
  return <WhoCan id={OBSTACLE} line={isAnswer ? '先按回车进入，看过再按 Ctrl+Enter' : obstacle} isAnswer={isAnswer} />;
}

type PrimaryProps = {
  readonly word: string;
  readonly channel: string;
  readonly isBusy: boolean;
  readonly onClick: () => void;
};

function Primary({ word, channel, isBusy, onClick }: PrimaryProps) {
  const { obstacle, steps } = useCase();
  return (
    <Button
      disabled={obstacle !== null || isBusy}
      aria-describedby={obstacle === null ? undefined : OBSTACLE}
      loading={steps.busy === channel}
      onClick={onClick}
      rightSection={<Kbd keys="Ctrl+Enter" />}
    >
      {word}
    </Button>
  );
}
