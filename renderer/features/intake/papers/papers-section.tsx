import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { CASE_PAPERS, isLetter, type PaperKind, PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { errorText } from '#shared/errors.ts';
import { MaterialList } from '../../materials/material-list.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import type { IntakeState } from '../state/intake-state.ts';
import { useIntake } from '../state/use-intake.ts';
import { LetterFactFields, readFacts, useWindowPhone } from './letter-facts.tsx';
import { PaperView } from './paper-view.tsx';
import css from './papers.module.css';
import { PrintList } from './print-list.tsx';
import { type Papers, usePapers } from './use-papers.ts';

const PURPOSES: Readonly<Record<PaperKind, string>> = {
  settlement: '逐步列出测算过程，交申请人核对签字。',
  approval: '村、乡镇、县三级签署意见，随材料归档。',
  receipt: '写明收到、留存、退还的材料，交申请人。受理之前带“草稿”字样。',
  notice: '一次写清还缺什么、为什么要、何时前补齐。',
  authorisation: '家庭成员签字，授权核查收入和财产。',
  refusal: '逐条写明不符合的条件、事实、依据和救济途径。作出决定之前带“草稿”字样。',
};

/** A letter of refusal is offered where one was decided or a condition is not met; a case that is paid has nothing to say in it. */
const mayBeRefused = ({ detail, assessment }: IntakeState): boolean =>
  detail.outcome?.kind === 'refusing' ||
  detail.outcome?.kind === 'refused' ||
  (detail.settlement === null && assessment?.eligibility.some(({ result }) => result === 'fail') === true);

/** The papers of the application: made here, shown here, kept with their hash. */
export function PapersSection() {
  const papers = usePapers();
  const status = useIntake((state) => state.detail.status);
  const isFinal = useIntake((state) => state.detail.settlement !== null);
  const isRefusable = useIntake(mayBeRefused);
  const kinds = CASE_PAPERS.filter((kind) => kind !== 'refusal' || isRefusable);
  const [limit, setLimit] = useState('');
  const [phone, setPhone] = useWindowPhone();
  const facts = { limit, setLimit, phone, setPhone };
  return (
    <div className={css['section']}>
      <MaterialList />
      <ul className={css['kinds']}>
        {kinds.map((kind, index) => (
          <li key={kind} className={css['item']}>
            <div className={css['kind']}>
              <IconFileText size={18} stroke={1.5} className={css['kindIcon']} aria-hidden />
              <span className={css['kindText']}>
                <span className={css['kindTitle']}>{PRINT_TITLES[kind]}</span>
                <span className={css['purpose']}>
                  {PURPOSES[kind]}
                  {isFinal || isLetter(kind) ? '' : '确认测算之前带“草稿”字样。'}
                </span>
              </span>
              <Button
                size="compact-sm"
                variant={isFinal && !isLetter(kind) ? 'filled' : 'default'}
                disabled={status === 'discarded' || papers.busy !== null}
                loading={papers.busy === kind}
                aria-label={`生成${PRINT_TITLES[kind]}`}
                data-first={index === 0 || undefined}
                data-entry
                onClick={() => void papers.make(kind, readFacts(facts))}
              >
                生成
              </Button>
            </div>
            {papers.failed === kind ? <Failure papers={papers} /> : null}
          </li>
        ))}
      </ul>
      <LetterFactFields facts={facts} />
      {papers.shown === null ? null : <PaperView papers={papers} shown={papers.shown} />}
      <PrintList papers={papers} />
      {papers.failed === 'open' || papers.failed === 'save' ? <Failure papers={papers} /> : null}
      {papers.savedTo === null ? null : <Notice meaning="ok">已存为 {papers.savedTo}</Notice>}
    </div>
  );
}

/** Why something could not be made, opened or saved: at the button that asked for it. */
function Failure({ papers: { error } }: { readonly papers: Papers }) {
  if (error === null) return null;
  return (
    <Notice meaning="danger" role="alert">
      {errorText(error)}
    </Notice>
  );
}
