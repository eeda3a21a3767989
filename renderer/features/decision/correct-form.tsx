import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ToGetItem } from '#shared/contract/case/assessment.ts';
import { perform } from '../intake/state/intake-actions.ts';
import { useIntake, useIntakeSession } from '../intake/state/use-intake.ts';
import css from './decision.module.css';
import { ReasonForm } from './reason-form.tsx';

const NOTHING: readonly ToGetItem[] = [];

/** 通知补正: what 核查 still misses, ticked, and what the clerk writes beside it, a line each. */
export function CorrectForm({ onClose }: { readonly onClose: () => void }) {
  const session = useIntakeSession();
  const busy = useIntake((state) => state.busy);
  const toGet = useIntake((state) => state.assessment?.toGet ?? NOTHING);
  const items = [...new Map(toGet.map(({ what, why }) => [`${what}\n${why}`, { what, why }])).values()].slice(0, 30);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const correct = async (typed: string): Promise<void> => {
    const lines = typed.split('\n').map((line) => line.trim().slice(0, 200));
    const written = lines.filter((line) => line !== '').map((what) => ({ what, why: '' }));
    const missing = [...items.filter((_item, index) => !left.has(index)), ...written.slice(0, 10)];
    const { id, ask, state } = session;
    const outcome = await perform(session, 'decide', () =>
      ask('application/correct', { id, revision: state.get().detail.revision, missing }),
    );
    if (outcome.kind === 'done') onClose();
  };
  return (
    <ReasonForm
      verb="通知补正"
      effect="列出的材料记入一次性告知书，办理期限从今天起暂停，补齐后继续计算。"
      label={items.length === 0 ? '缺少的材料（每行一项）' : '另外缺少的材料（每行一项，可不填）'}
      isBusy={busy === 'decide'}
      isOptional={left.size < items.length}
      onSubmit={(typed) => void correct(typed)}
      onClose={onClose}
    >
      {items.length === 0 ? null : (
        <ul className={css['items']} aria-label="核查所缺">
          {items.map(({ what, why }, index) => (
            <li key={`${what}\n${why}`}>
              <Checkbox
                size="xs"
                label={what}
                description={why}
                checked={!left.has(index)}
                onChange={(event) => {
                  const next = new Set(left);
                  if (event.currentTarget.checked) next.delete(index);
                  else next.add(index);
                  setLeft(next);
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </ReasonForm>
  );
}
