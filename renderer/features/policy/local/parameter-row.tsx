import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { LocalParameterSummary, LocalParameterValue } from '#shared/contract/policy.ts';
import { Chip } from '../../../ui/chip.tsx';
import { ArticleLink } from '../../../ui/overlay/article-link.tsx';
import css from './local.module.css';
import { ParameterForm } from './parameter-form.tsx';
import { ParameterHistory } from './parameter-history.tsx';
import { ValueLines } from './value-lines.tsx';

type ParameterRowProps = {
  readonly parameter: LocalParameterSummary;
  /** Every value of this parameter. */
  readonly values: readonly LocalParameterValue[];
  readonly packFrom: string;
  /** False for somebody who may only read. */
  readonly canSet: boolean;
};

/** One parameter: what it is for, the value in force with its document, what waits for it while it is missing. */
export function ParameterRow({ parameter, values, packFrom, canSet }: ParameterRowProps) {
  const [isOpen, setOpen] = useState(false);
  const { label, explain, setBy, waits, article, passage } = parameter;
  const now = values.find(({ state }) => state === 'now') ?? null;
  const later = values.filter(({ state }) => state === 'later');
  return (
    <section className={css['parameter']} aria-label={label}>
      <div className={css['head']}>
        <h3 className={css['label']}>{label}</h3>
        <StateChip isSet={now !== null} isNeeded={waits.length > 0} isLater={later.length > 0} />
        <span className={css['article']}>
          <ArticleLink article={article} passage={passage} />
        </span>
        {canSet && !isOpen ? (
          <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
            {now === null ? '填写' : '修改'}
          </Button>
        ) : null}
      </div>
      <p className={css['explain']}>{explain}</p>
      {now === null && waits.length > 0 ? (
        <p className={css['waits']}>
          没有它不能测算：{waits.join('；')}。由{setBy}确定。
        </p>
      ) : null}
      {now === null ? null : <ValueLines parameter={parameter} value={now} />}
      {later.map((value) => (
        <ValueLines key={value.from} parameter={parameter} value={value} />
      ))}
      {isOpen ? <ParameterForm current={now} onDone={() => setOpen(false)} {...{ parameter, packFrom }} /> : null}
      {values.length > 0 ? <ParameterHistory {...{ parameter, values, canSet }} /> : null}
    </section>
  );
}

function StateChip({
  isSet,
  isNeeded,
  isLater,
}: {
  readonly isSet: boolean;
  readonly isNeeded: boolean;
  readonly isLater: boolean;
}) {
  if (isSet) {
    return (
      <Chip meaning="ok" icon={IconCircleCheck}>
        已填写
      </Chip>
    );
  }
  if (isLater) {
    return (
      <Chip meaning="info" icon={IconClock}>
        尚未执行
      </Chip>
    );
  }
  return isNeeded ? (
    <Chip meaning="warn" icon={IconAlertTriangle}>
      未填写
    </Chip>
  ) : (
    <Chip meaning="neutral" icon={IconInfoCircle}>
      可不填
    </Chip>
  );
}
