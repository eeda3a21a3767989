import { Button } from '@mantine/core';
import { IconCheck, IconListCheck } from '@tabler/icons-react';
import type { RosterIdentityFact } from '#shared/contract/people/roster.ts';
import { readName } from '#shared/typed-text.ts';
import { categoryName } from '#shared/settlement/category.ts';
import { useChannel } from '../../../../client/use-channel.ts';
import { useIntake, useIntakeSession, useIsEditable } from '../../state/use-intake.ts';
import css from '../person.module.css';
import { adoptFact, isAgreed, lineOf } from './adopt-fact.ts';

/** Characters of an identity number that was typed to the end. */
const WHOLE = 18;

/** What the rosters show of the person of the typed number, each ready to be taken over with its source. */
export function RosterFacts() {
  const idNumber = useIntake((state) => state.form.person.idNumber).trim();
  const { data } = useChannel('roster/identitiesOf', { idNumber }, { enabled: idNumber.length === WHOLE });
  const facts = idNumber.length === WHOLE ? (data?.identities ?? []) : [];
  if (facts.length === 0) return null;
  return (
    <div className={css['known']} role="group" aria-label="名册提示">
      {facts.map((fact) => (
        <FactLine key={`${fact.fact} ${fact.category} ${fact.from}`} fact={fact} />
      ))}
    </div>
  );
}

function FactLine({ fact }: { readonly fact: RosterIdentityFact }) {
  const session = useIntakeSession();
  const identities = useIntake((state) => state.form.identities);
  const typedName = readName(useIntake((state) => state.form.person.name));
  const isEditable = useIsEditable();
  const { category, from, to, isFromGuessed, isStanding, lastOn, name } = fact;
  const isTaken = lineOf(identities, fact) !== null;
  return (
    <div className={css['knownLine']}>
      <IconListCheck size={16} stroke={1.75} aria-hidden className={css['knownIcon']} />
      <span>
        {categoryName(category)}，{from} 起{to === '' ? '' : `至 ${to}`}〔{fact.fact}〕
      </span>
      {isFromGuessed ? <span className={css['difference']}>名册没有写起始日期，请对照认定文件</span> : null}
      {isStanding ? null : <span className={css['difference']}>{lastOn} 在册，之后已不在册</span>}
      {typedName !== null && typedName !== name ? (
        <span className={css['difference']}>名册上的姓名是“{name}”，请核对</span>
      ) : null}
      {isTaken ? (
        <span className={css['difference']}>
          <IconCheck size={14} aria-hidden />
          已采用
        </span>
      ) : isAgreed(identities, fact) ? (
        <span className={css['difference']}>
          <IconCheck size={14} aria-hidden />
          与名册一致
        </span>
      ) : isEditable ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`采用名册的${categoryName(category)}`}
          onClick={() => session.change(adoptFact(fact, session.newKey))}
        >
          采用
        </Button>
      ) : null}
    </div>
  );
}
