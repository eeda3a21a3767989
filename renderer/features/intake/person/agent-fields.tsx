import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { AGENT_WORDS, type AgentEntry, EMPTY_AGENT, hasNoAgent } from '#shared/domain/person/agent.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { SegmentedField } from '../field/segmented-field.tsx';
import { TextField } from '../field/text-field.tsx';
import { tidyName, tidyText } from '../field/tidy.ts';
import { changeAgent } from '../form/form-change.ts';
import { useIntake, useIntakeSession, useIsEditable } from '../state/use-intake.ts';
import css from './person.module.css';

const SEEN = [
  { value: 'yes', label: '已核对' },
  { value: 'no', label: '没有' },
] as const;

/** Who applies for the person. Folded while nobody does, because most people come themselves. */
export function AgentFields() {
  const session = useIntakeSession();
  const isEditable = useIsEditable();
  const agent = useIntake((state) => state.form.agent);
  const [isShown, setIsShown] = useState(false);
  const isNobody = hasNoAgent(agent);
  const isOpen = isShown || !isNobody;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div className={css['group']} role="group" aria-label="代办人">
      <button
        type="button"
        className={css['foldButton']}
        aria-expanded={isOpen}
        disabled={!isNobody}
        onClick={() => setIsShown(!isOpen)}
      >
        <Chevron size={14} aria-hidden />
        代办人
        <span className={css['soft']}>{isNobody ? '（本人办理时不填）' : agent.name}</span>
      </button>
      {isOpen ? (
        <>
          <div className={css['fields']}>
            <AgentText field="name" tidy={tidyName} />
            <AgentText field="relation" tidy={tidyText} placeholder="例如：子女、村干部" />
            <AgentText field="idNumber" tidy={normaliseIdNumber} placeholder="18 位" />
            <AgentText field="phone" tidy={tidyText} />
            <AgentText field="reason" tidy={tidyText} placeholder="例如：行动不便" />
            <SegmentedField
              label={AGENT_WORDS.authorised}
              path="agent.authorised"
              help="agentAuthorised"
              value={agent.authorised}
              options={SEEN}
              onChoose={(authorised) => session.change(changeAgent({ authorised }))}
            />
          </div>
          {isEditable && !isNobody ? (
            <button
              type="button"
              className={css['textButton']}
              onClick={() => session.change(changeAgent(EMPTY_AGENT))}
            >
              本人办理，清空代办人
            </button>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

const HELP = {
  name: 'agentName',
  relation: 'agentRelation',
  idNumber: 'agentIdNumber',
  phone: 'agentPhone',
  reason: 'agentReason',
} as const;

type AgentTextProps = {
  readonly field: Exclude<keyof AgentEntry, 'authorised'>;
  readonly tidy: (typed: string) => string;
  readonly placeholder?: string;
};

function AgentText({ field, tidy, placeholder = '' }: AgentTextProps) {
  const session = useIntakeSession();
  const value = useIntake((state) => state.form.agent[field]);
  return (
    <TextField
      label={AGENT_WORDS[field]}
      path={`agent.${field}`}
      help={HELP[field]}
      value={value}
      placeholder={placeholder}
      maxLength={field === 'reason' ? 400 : 64}
      tidy={tidy}
      onType={(typed) => session.change(changeAgent({ [field]: typed }))}
    />
  );
}
