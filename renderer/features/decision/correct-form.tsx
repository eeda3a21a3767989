import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ToGetItem } from '#shared/contract/case/assessment.ts';
import { materialLines, missingMaterials } from '#shared/domain/material/material-lines.ts';
import { useChannel } from '../../client/use-channel.ts';
import { perform } from '../intake/state/intake-actions.ts';
import { useIntake, useIntakeSession } from '../intake/state/use-intake.ts';
import css from './decision.module.css';
import { ReasonForm } from './reason-form.tsx';

const NOTHING: readonly ToGetItem[] = [];
/** As many as one notice takes beside what is written. */
const MOST_ITEMS = 30;

type Item = Pick<ToGetItem, 'what' | 'why'>;

/** The papers that were not handed in; ticked once the clerk keeps the checklist, as before nothing in it says anything. */
function usePapers(): { readonly items: readonly Item[]; readonly isKept: boolean } {
  const { id } = useIntakeSession();
  const form = useIntake((state) => state.form);
  const { data } = useChannel('material/view', { applicationId: id });
  if (data === undefined) return { items: [], isKept: false };
  const missing = missingMaterials(materialLines(form, data.pack, data.lines));
  return { items: missing.map(({ name, why }) => ({ what: name, why })), isKept: data.lines.length > 0 };
}

/** 通知补正: what 核查 and the checklist still miss, to be ticked, and what the clerk writes beside it, a line each. */
export function CorrectForm({ onClose }: { readonly onClose: () => void }) {
  const session = useIntakeSession();
  const busy = useIntake((state) => state.busy);
  const toGet = useIntake((state) => state.assessment?.toGet ?? NOTHING);
  const papers = usePapers();
  const offered = new Map<string, Item & { readonly isUsual: boolean }>();
  for (const item of papers.items) offered.set(item.what, { ...item, isUsual: papers.isKept });
  for (const { what, why } of toGet) offered.set(what, { what, why, isUsual: true });
  const items = [...offered.values()].slice(0, MOST_ITEMS);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const ticked = items.filter(({ what, isUsual }) => isUsual !== turned.has(what));
  const correct = async (typed: string): Promise<void> => {
    const lines = typed.split('\n').map((line) => line.trim().slice(0, 200));
    const written = lines.filter((line) => line !== '').map((what) => ({ what, why: '' }));
    const missing = [...ticked.map(({ what, why }) => ({ what, why })), ...written.slice(0, 10)];
    const { id, ask, state } = session;
    const outcome = await perform(session, 'decide', () =>
      ask('application/correct', { id, revision: state.get().detail.revision, missing }),
    );
    if (outcome.kind === 'done') onClose();
  };
  const turn = (what: string): void => {
    const next = new Set(turned);
    if (!next.delete(what)) next.add(what);
    setTurned(next);
  };
  return (
    <ReasonForm
      verb="通知补正"
      effect="列出的材料记入一次性告知书，办理期限从今天起暂停，补齐后继续计算。"
      label={items.length === 0 ? '缺少的材料（每行一项）' : '另外缺少的材料（每行一项，可不填）'}
      problemText={items.length === 0 ? '请写明缺少的材料。' : '请勾选或写明缺少的材料。'}
      isBusy={busy === 'decide'}
      isOptional={ticked.length > 0}
      onSubmit={(typed) => void correct(typed)}
      onClose={onClose}
    >
      {items.length === 0 ? null : (
        <ul className={css['items']} aria-label="可能缺少的材料">
          {items.map(({ what, why }) => (
            <li key={what}>
              <Checkbox
                size="xs"
                label={what}
                description={why}
                checked={ticked.some((item) => item.what === what)}
                onChange={() => turn(what)}
              />
            </li>
          ))}
        </ul>
      )}
    </ReasonForm>
  );
}
