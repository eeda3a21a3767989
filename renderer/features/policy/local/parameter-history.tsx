import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LocalParameterSummary, LocalParameterValue } from '#shared/contract/policy.ts';
import { instantInWords } from '../../../text/instants.ts';
import css from './local.module.css';
import { ValueLines } from './value-lines.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

const STATE_WORDS: Readonly<Record<LocalParameterValue['state'], string>> = {
  now: '现在执行',
  later: '尚未执行',
  earlier: '此前执行',
  corrected: '已更正',
  withdrawn: '已撤回',
};

type ParameterHistoryProps = {
  readonly parameter: LocalParameterSummary;
  readonly values: readonly LocalParameterValue[];
  readonly canSet: boolean;
};

/** Every value that was ever set, and the way to take one back that was set by mistake. */
export function ParameterHistory({ parameter, values, canSet }: ParameterHistoryProps) {
  const [isShown, setShown] = useState(false);
  const [leaving, setLeaving] = useState<LocalParameterValue | null>(null);
  return (
    <div>
      <Button variant="subtle" size="compact-sm" onClick={() => setShown(!isShown)} aria-expanded={isShown}>
        {isShown ? '收起历史' : `历史（${values.length} 条）`}
      </Button>
      {isShown ? (
        <ol className={css['history']}>
          {values.map((value) => {
            const isEnded = value.ended !== null;
            return (
              <li key={`${value.from ?? ''} ${value.setAt} ${value.ended?.at ?? ''}`} data-ended={isEnded || undefined}>
                <div className={css['historyHead']}>
                  <span>{STATE_WORDS[value.state]}</span>
                  {canSet && !isEnded ? (
                    <Button variant="subtle" color="red" size="compact-xs" onClick={() => setLeaving(value)}>
                      撤回
                    </Button>
                  ) : null}
                </div>
                <ValueLines parameter={parameter} value={value} />
                {value.ended === null ? null : (
                  <p className={css['source']}>
                    {value.ended.by}于{instantInWords(value.ended.at)}
                    {value.state === 'withdrawn' ? `撤回，原因：${value.ended.reason}` : '更正为新的数值'}。
                  </p>
                )}
                {leaving === value ? (
                  <WithdrawForm value={value} label={parameter.label} onDone={() => setLeaving(null)} />
                ) : null}
              </li>
            );
          })}
        </ol>
      ) : null}
    </div>
  );
}
